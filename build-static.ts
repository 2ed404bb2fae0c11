/** `npm run build:static`: dist/static, for any static host. */

import { makeStaticFolder } from './static-folder.ts';

makeStaticFolder('dist/static', process.env.PUBLIC_URL);
