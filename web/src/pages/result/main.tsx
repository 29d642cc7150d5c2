import { render } from 'preact';
import '../../parts/tokens.css';
import '../../parts/elements.css';
import '../../parts/parts.css';
import { ResultEntry } from './ResultEntry';

const root = document.getElementById('page');
if (root) render(<ResultEntry letter={location.pathname.split('/').at(-1) ?? ''} />, root);
