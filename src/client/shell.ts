import { wireCopy } from './copy.ts';
import { wireFreshness } from './freshness.ts';
import { wireSearch } from './search-key.ts';
import { wireTheme } from './theme.ts';

wireTheme();
wireFreshness();
wireCopy();
wireSearch();
