import { render } from 'preact';
import '../../parts/tokens.css';
import '../../parts/elements.css';
import '../../parts/parts.css';
import { IndexPage } from './IndexPage';

const root = document.getElementById('page');
if (root) render(<IndexPage />, root);
