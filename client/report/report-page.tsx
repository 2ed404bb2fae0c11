/** The report of one or more classes: requested from the server by the keys in the address. */

import { useEffect, useState } from 'preact/hooks';
import { codeOfClassKey } from '../../shared/class-protocol.ts';
import type { Report } from '../../shared/report/report.ts';
import { locale, t } from '../words/i18n.ts';
import { takeFromShelf, teacherShelf } from '../context/teacher-shelf.ts';
import { SAMPLE_KEY } from '../context/sample-key.ts';
import { useApp } from '../context/app-context.ts';
import { ClassProblemNotice } from '../context/class-problem.tsx';
import { goTo } from '../context/route.ts';
import { DeleteClass } from './delete-class.tsx';
import { Downloads } from './downloads.tsx';
import { ReportBody } from './report-body.tsx';

export function ReportPage({ keys }: { readonly keys: readonly string[] }) {
  /** The classes shown: all, or one of them. */
  const [chosen, setChosen] = useState(keys);
  const loaded = useReport(chosen);
  const isSample = keys.includes(SAMPLE_KEY);
  if (loaded === 'loading') return <main class="report page grid" id="main" aria-busy="true" />;
  return (
    <main class="report page grid" id="main">
      <header class="report-head flow">
        <h1>{t('report.title')}</h1>
        {keys.length > 1 && <ClassFilter keys={keys} chosen={chosen} onChoose={setChosen} />}
      </header>
      <ClassProblemNotice />
      {loaded === null ? (
        <p class="lead">{t('report.missing')}</p>
      ) : (
        <>
          {!isSample && <Downloads keys={chosen} />}
          <ReportBody report={loaded} keys={chosen} />
          {!isSample && <Deletion keys={chosen} />}
        </>
      )}
    </main>
  );
}

/** The report of these classes; null: it was refused, and the problem says why. */
function useReport(keys: readonly string[]): Report | null | 'loading' {
  const { classActions } = useApp();
  const [loaded, setLoaded] = useState<Report | null | 'loading'>('loading');
  useEffect(() => {
    let left = false;
    void classActions.report(keys, locale.peek()).then((report) => {
      if (!left) setLoaded(report);
    });
    return () => {
      left = true;
    };
  }, [classActions, keys]);
  return loaded;
}

function ClassFilter({
  keys,
  chosen,
  onChoose,
}: {
  readonly keys: readonly string[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}) {
  const [only] = chosen.length === 1 ? chosen : [];
  return (
    <label class="field grid class-filter">
      <span>{t('report.filter')}</span>
      <select
        class="input"
        value={only ?? ''}
        onChange={(event) => {
          const key = event.currentTarget.value;
          onChoose(key === '' ? keys : [key]);
        }}
      >
        <option value="">{t('report.filter.all', { count: keys.length })}</option>
        {keys.map((key) => (
          <option key={key} value={key}>
            {codeOfClassKey(key)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Deletion({ keys }: { readonly keys: readonly string[] }) {
  const gone = (key: string) => {
    takeFromShelf(teacherShelf.classes, key);
    goTo({ kind: 'teach' });
  };
  return (
    <section class="report-part grid deletion" aria-labelledby="report-delete">
      <h2 id="report-delete">{t('report.delete.title')}</h2>
      <p class="dim">{t('report.delete.what')}</p>
      <div class="buttons flow">
        {keys.map((key) => (
          <DeleteClass key={key} teacherKey={key} onGone={() => gone(key)} />
        ))}
      </div>
    </section>
  );
}
