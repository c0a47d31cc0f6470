import type { JSX } from 'preact';
import { TOUR } from './tour-steps.ts';
import type { Tour } from './use-tour.ts';

const PARTS = ['提', '办', '评'] as const;

/** What happens next, and the one button that does it. */
export function TourBar({ tour }: { readonly tour: Tour }): JSX.Element {
  const { step, done, busy } = tour;
  return (
    <section class="tour" aria-label="导览">
      <ol class="tour__parts" aria-hidden="true">
        {PARTS.map((part) => (
          <li key={part} class={part === step?.part ? 'tour__part tour__part--now' : 'tour__part'}>
            {part}
          </li>
        ))}
      </ol>
      <div class="tour__words" role="status">
        <p class="tour__title">
          {step === undefined ? '走完了' : `第${done + 1}步,共${TOUR.length}步:${step.title}`}
        </p>
        <p>
          {step === undefined
            ? '一件建议从提出、办理到评价,都在这几个聊天里。现在可以自己试着说,或换个人看看。'
            : tour.words}
        </p>
      </div>
      <div class="tour__buttons">
        {step === undefined ? (
          <button type="button" class="button button--main" onClick={tour.restart}>
            再来一件
          </button>
        ) : (
          <>
            <button type="button" class="button button--main tour__go" disabled={busy} onClick={tour.go}>
              {busy ? '请稍候…' : step.button}
            </button>
            <button type="button" class="button button--plain" disabled={busy} onClick={tour.skip}>
              跳过
            </button>
          </>
        )}
        <button type="button" class="button button--plain" onClick={tour.leave}>
          {step === undefined ? '结束' : '先停一停'}
        </button>
      </div>
    </section>
  );
}

/** Begin, or go on where it was left. */
export function TourEntry({ tour }: { readonly tour: Tour }): JSX.Element {
  const isBegun = tour.done > 0 && tour.step !== undefined;
  return (
    <div class="row row--wrap">
      <button
        type="button"
        class="button button--main"
        onClick={tour.step === undefined ? tour.restart : tour.open}
      >
        {isBegun ? `继续导览(第${tour.done + 1}步)` : '跟着导览走一遍(十步)'}
      </button>
      {isBegun && (
        <button type="button" class="button" onClick={tour.restart}>
          从头开始
        </button>
      )}
    </div>
  );
}
