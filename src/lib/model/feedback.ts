/** The alert of the one row a template is filled with: it is no alert, and never counted. */
export const exampleAlert = 'EXAMPLE-1';
