import { stationTexts } from '../../texts/station';

const t = stationTexts.topics;

interface Props {
  topics: { number: number; title: string }[];
  chosen: number | null;
  onChoose: (topic: number) => void;
}

/** The three topics; also by the keys 1–3. */
export function TopicChoice({ topics, chosen, onChoose }: Props) {
  return (
    <section class="panel stack-tight" aria-labelledby="topics">
      <div class="row-apart">
        <h2 id="topics">{t.title}</h2>
        <span class="small soft">{t.hint}</span>
      </div>
      {topics.map((topic) => (
        <button
          key={topic.number}
          type="button"
          class="button topic"
          aria-pressed={topic.number === chosen}
          onClick={(event) => {
            if (event.detail > 0) event.currentTarget.blur();
            onChoose(topic.number);
          }}
        >
          <kbd>{topic.number}</kbd> {topic.title}
        </button>
      ))}
    </section>
  );
}
