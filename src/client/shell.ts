import { wireCopy } from './copy.ts';
import { wireFreshness } from './freshness.ts';
import { wireOffline } from './offline/register.ts';
import { wireParts } from './parts.ts';
import { wireRun } from './run/door.ts';
import { wireSearch } from './search-key.ts';
import { wireTheme } from './theme.ts';

wireTheme();
wireFreshness();
wireCopy();
wireSearch();
wireRun();
wireParts();
wireOffline();
