import fc from 'fast-check';

// The same random cases on every run: a failure is seen by everybody, or by nobody. FAST_CHECK_SEED explores
// others.
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_260_302) });
