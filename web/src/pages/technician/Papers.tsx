import type { TechnicianView } from '../../protocol/messages';
import { technicianTexts as t } from '../../texts/technician';

/** The register and the manifests of the day's recordings. */
export function Papers({ view }: { view: TechnicianView }) {
  const none = view.registerUrl === null && view.manifests.length === 0;
  return (
    <section class="panel stack-tight" aria-labelledby="papers">
      <h2 id="papers">{t.papers}</h2>
      {none && <p class="small soft">{t.noPapers}</p>}
      {view.registerUrl && (
        <a href={view.registerUrl} target="_blank" rel="noopener">
          {t.register}
        </a>
      )}
      {view.recordingsUrl && (
        <p class="row">
          <a href={view.recordingsUrl} download>
            {t.recordings}
          </a>
          <a href={`${view.recordingsUrl}?format=mp3`} download>
            {t.recordingsMp3}
          </a>
        </p>
      )}
      <ul class="manifests small">
        {view.manifests.map((manifest) => (
          <li key={manifest.attemptId}>
            <a href={`/api/attempts/${manifest.attemptId}/manifest`}>{t.manifest(manifest.fileName)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
