/** The page's type and styles, in the order in which they build on each other. */

import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './tokens.css';
import './base.css';
import './controls.css';
import './header.css';
import './sheets.css';
import './arena.css';
import './panel.css';
import './levels.css';
import './wire.css';
import './result.css';
import './capture.css';
import './class.css';
import './review-svg.css';
import './teach.css';
import './board.css';
import './editor.css';
import './report.css';
import './review.css';
import './coach.css';
import './path.css';
import './daily.css';
import './quiz.css';
import './first.css';
