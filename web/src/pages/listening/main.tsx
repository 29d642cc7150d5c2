import { render } from 'preact';
import '../../parts/tokens.css';
import '../../parts/elements.css';
import '../../parts/parts.css';
import { ListeningPage } from './ListeningPage';

const root = document.getElementById('page');
if (root) render(<ListeningPage attemptId={new URLSearchParams(location.search).get('attempt')} />, root);
