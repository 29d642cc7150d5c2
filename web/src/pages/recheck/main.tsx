import { render } from 'preact';
import '../../parts/tokens.css';
import '../../parts/elements.css';
import '../../parts/parts.css';
import { RecheckEntry } from './RecheckEntry';

const root = document.getElementById('page');
if (root) render(<RecheckEntry />, root);
