import { expect, it } from 'vitest';
import { seriousFindings } from './browser.ts';
import { describePage, shoot, type Stage } from './page-stage.ts';

const SCREENS = [
  ['a phone', 390, 'light'],
  ['a phone at night', 390, 'dark'],
  ['a desk', 1280, 'light'],
  ['a desk at night', 1280, 'dark'],
] as const;

/** In CSS pixels; WCAG 2.2, 2.5.5 (enhanced). */
const TARGET = 44;

describePage('the looks of the sandbox page', (stage) => {
  it.each(SCREENS)('bear every reader on %s', async (name, width, colorScheme) => {
    const { page } = stage;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    await page.getByText('网络故障演练').click();
    await page.getByRole('switch', { name: '重复' }).click();
    await page.getByText('网络故障演练中').waitFor();
    await page.getByText('导出彩排文件').click();
    await page.getByLabel('我是谁').click();
    await shoot(page, `${name} list`);
    expect(await faultsOf(stage)).toEqual([]);

    await stage.become('王敏');
    await stage.open('第一代表团群');
    await fill(stage);
    await shoot(page, `${name} chat`);
    expect(await faultsOf(stage)).toEqual([]);

    await page.getByText('谁能看到什么').click();
    await page.getByText('在这里能看到的').waitFor();
    await shoot(page, `${name} who`);
    expect(await faultsOf(stage)).toEqual([]);
  });

  it('shows one thing at a time on a phone, and goes back', async () => {
    const { page } = stage;
    await page.setViewportSize({ width: 390, height: 844 });
    const list = page.getByRole('navigation');

    await stage.open('第一代表团群');
    await stage.chat('第一代表团群').waitFor();
    expect(await list.isVisible()).toBe(false);
    await page.getByRole('button', { name: '返回' }).click();

    await list.waitFor();
    expect(await stage.chat('第一代表团群').count()).toBe(0);
  });
});

/** One line of everything there is. */
async function fill(stage: Stage): Promise<void> {
  for (const words of ['早上好', '#建议 换路灯', '#交办', '文件', 'https://example.org/'.padEnd(200, 'x')]) {
    await stage.say(words);
    await stage.log().getByText(words).waitFor();
  }
  await stage.log().getByRole('link', { name: '答复函.pdf' }).waitFor();
  await stage.log().getByRole('button', { name: '提交', exact: true }).waitFor();
}

/** Serious findings of axe, what is cut off at the side, targets that are too small, and words that are. */
async function faultsOf({ page }: Stage): Promise<readonly string[]> {
  const found = await page.evaluate((least) => {
    const isSeen = (element: Element): boolean => element.getClientRects().length > 0;
    const nameOf = (element: Element): string => `${element.tagName} ${element.textContent.slice(0, 20)}`;
    const targets = [...document.querySelectorAll('button, select, input, textarea, summary, a[href]')]
      .filter(isSeen)
      // The label around a switch or a box is what one touches.
      .map((element) =>
        element.matches('[type=checkbox]') ? (element.closest('label') ?? element) : element,
      )
      .filter((element) => element.getBoundingClientRect().height < least);
    const words = [...document.querySelectorAll('body *')]
      .filter((element) => isSeen(element) && element.textContent !== '')
      .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 12.5);
    const base = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return [
      ...targets.map((element) => `small target: ${nameOf(element)}`),
      ...words.map((element) => `small words: ${nameOf(element)}`),
      ...(base < 16 ? [`base size ${String(base)}`] : []),
      ...(document.documentElement.scrollWidth > window.innerWidth ? ['cut off at the side'] : []),
    ];
  }, TARGET);
  return [...(await seriousFindings(page)), ...found];
}
