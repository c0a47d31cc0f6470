import { render } from 'preact';
import { SandboxPage } from './sandbox-page.tsx';

const root = document.getElementById('page');
if (root === null) throw new Error('index.html has no element "page"');
render(<SandboxPage />, root);
