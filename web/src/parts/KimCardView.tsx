import type { KimCard, Quotation } from '../protocol/messages';
import { common } from '../texts/common';
import { typesetAll } from '../texts/typography';

/** A card of the КИМ as paper: black on white in both colour schemes. Its size follows the font size of whoever holds it. */
export function KimCardView({ card }: { card: KimCard }) {
  return (
    <article class="kim" lang="ru">
      <CardBody card={typesetAll(card)} />
    </article>
  );
}

function CardBody({ card }: { card: KimCard }) {
  switch (card.kind) {
    case 'text':
      return <Text title={card.title} paragraphs={card.paragraphs} />;
    case 'textAndQuotation':
      return (
        <>
          <Text title={card.title} paragraphs={card.paragraphs} />
          <QuotationView quotation={card.quotation} />
        </>
      );
    case 'quotation':
      return <QuotationView quotation={card.quotation} />;
    case 'topics':
      return (
        <>
          <h2>{common.topicsTitle}</h2>
          <ol class="kim-topics">
            {card.topics.map((topic) => (
              <li key={topic.number}>
                <span class="kim-number">{topic.number}</span> {topic.title}
              </li>
            ))}
          </ol>
        </>
      );
    case 'topicCard':
      return (
        <div class={card.pictureUrl ? 'kim-topic kim-topic-pictured' : 'kim-topic'}>
          <div>
            <p class="kim-label">{common.monologueTopic(card.number)}</p>
            <h2>{card.title}</h2>
            <p>{card.instruction}</p>
            <ul>
              {card.plan.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </div>
          {card.pictureUrl && <img src={card.pictureUrl} alt={common.pictureAlt} />}
        </div>
      );
  }
}

function Text({ title, paragraphs }: { title: string; paragraphs: string[] }) {
  return (
    <>
      <h2>{title}</h2>
      <div class="kim-paragraphs">
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </>
  );
}

function QuotationView({ quotation }: { quotation: Quotation }) {
  return (
    <blockquote>
      <p>{quotation.text}</p>
      <cite>{quotation.author}</cite>
    </blockquote>
  );
}
