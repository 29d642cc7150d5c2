import { render } from 'preact';
import '../../parts/tokens.css';
import '../../parts/elements.css';
import '../../parts/parts.css';
import { OrganizerEntry } from './OrganizerEntry';

const root = document.getElementById('page');
if (root) render(<OrganizerEntry />, root);
