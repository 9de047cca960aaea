import './panel.css';
import { drawPanel } from './draw.ts';
import { askEvent, newsEvent, type News } from './news.ts';

// Vite looks for this very expression, and gives a module nothing without it.
if (import.meta.hot) {
  import.meta.hot.on(newsEvent, (news: News) => drawPanel(news, location.pathname));
  import.meta.hot.send(askEvent, {});
}
