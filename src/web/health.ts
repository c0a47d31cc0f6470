import type { Context } from 'hono';

/** How long the parts may take to answer, in milliseconds: a hanging database is not healthy. */
const PATIENCE = 5_000;

export interface HealthReport {
  readonly ok: boolean;
  /** Why it is not ok, one sentence each. */
  readonly reasons: readonly string[];
  readonly parts: Readonly<Record<string, unknown>>;
}

/** `GET /health`: 200 when everything needed works, else 503 with the reasons. */
export function healthRoute(health: () => Promise<HealthReport>): (context: Context) => Promise<Response> {
  return async (context) => {
    const report = await answerInTime(health);
    return context.json(report, report.ok ? 200 : 503, { 'cache-control': 'no-store' });
  };
}

async function answerInTime(health: () => Promise<HealthReport>): Promise<HealthReport> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HealthReport>((resolve) => {
    timer = setTimeout(() => resolve(failed('the health check did not answer within 5 s')), PATIENCE);
  });
  const answer = async (): Promise<HealthReport> => health();
  try {
    return await Promise.race([answer(), late]);
  } catch (error) {
    return failed(`the health check failed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

function failed(reason: string): HealthReport {
  return { ok: false, reasons: [reason], parts: {} };
}
