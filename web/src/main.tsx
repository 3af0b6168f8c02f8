import '@digdir/designsystemet-css';
import './theme/ringmur.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { applyLook, rememberedLook } from './app/theme';

applyLook(rememberedLook());

const page = document.getElementById('page');
if (page) {
  createRoot(page).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
