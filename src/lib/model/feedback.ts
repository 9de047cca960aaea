/** The alert of the one row a template is filled with: it is no alert, and refused while it is still there. */
export const exampleAlert = 'EXAMPLE-1';
