using Itog.Exam.Kim;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Queue.Mailbox;
using Itog.Queue.Protocol;

namespace Itog.Queue.Views;

/// <summary>
/// What lies before the participant at each stage, as the regulation lays it: the text is gone at the retelling, the topic's card
/// comes after the choice. Nothing before the КИМ was opened, nothing after the attempt.
/// </summary>
internal static class KimCards
{
    public static KimCardView? Card(AuditoriumSnapshot s)
    {
        if (Content(s) is not ({ } attempt, { } content))
        {
            return null;
        }

        // An open КИМ that is not rendered yet shows its first card: that frame begins the exam.
        var stage = attempt.Phase == AttemptPhase.KimOpened ? s.Day.Plan.FirstStage(attempt.Participant) : attempt.Stage;
        var quotation = new QuotationView(content.Quotation.Text, content.Quotation.Author);
        return s.Materials.Regulation.RuleOf(stage).Card switch
        {
            KimCard.Text => new KimCardView.Text(content.Title, content.Paragraphs),
            KimCard.TextAndQuotation => new KimCardView.TextAndQuotation(content.Title, content.Paragraphs, quotation),
            KimCard.Quotation => new KimCardView.QuotationOnly(quotation),
            KimCard.Topics => new KimCardView.TopicList(TopicList(content)),
            KimCard.TopicCard when attempt.Topic is { } number => Topic(s, attempt.Variant!.Value, number, content.Topics[number - 1]),
            _ => null,
        };
    }

    /// <summary>The same card for the participant's own page: pictures come with the interlocutor's screen, since describing them is his task.</summary>
    public static KimCardView? ForParticipant(AuditoriumSnapshot s) => Card(s) is KimCardView.TopicCard topic ? topic with { PictureUrl = null } : Card(s);

    /// <summary>The titles of the topics while one of them is to be chosen.</summary>
    public static IReadOnlyList<TopicView>? Topics(AuditoriumSnapshot s) =>
        Content(s) is ({ Stage: Stage.TopicChoice }, { } content) ? TopicList(content) : null;

    /// <summary>What the participant may read of the dialogue: the interlocutor's card by his scale, and what was put to him in writing.</summary>
    public static IReadOnlyList<string>? QuestionsForParticipant(AuditoriumSnapshot s)
    {
        if (s.Day.Current is not { Stage: Stage.Dialogue } attempt)
        {
            return null;
        }

        var card = s.Day.Plan.Participant(attempt.Participant) is { InterlocutorCard: true } ? Questions(s) ?? [] : [];
        return card.Count + attempt.Questions.Length == 0 ? null : [.. card, .. attempt.Questions];
    }

    /// <summary>The interlocutor's card: for a participant only where his scale allows it.</summary>
    public static IReadOnlyList<string>? Questions(AuditoriumSnapshot s) =>
        Content(s) is ({ Stage: Stage.Dialogue, Topic: { } number }, { } content) ? content.Topics[number - 1].InterlocutorQuestions : null;

    private static (DayAttempt? Attempt, KimContent? Content) Content(AuditoriumSnapshot s) =>
        s.Day.Current is { Variant: { } variant } attempt ? (attempt, s.Materials.Variants.GetValueOrDefault(variant)) : (null, null);

    private static IReadOnlyList<TopicView> TopicList(KimContent content) => [.. content.Topics.Select((t, i) => new TopicView(i + 1, t.Title))];

    private static KimCardView.TopicCard Topic(AuditoriumSnapshot s, int variant, int number, KimTopic topic) => new(
        number, topic.Title, topic.Instruction, topic.PlanPoints, ViewParts.PictureUrl(s, variant, number, topic.Picture is not null));
}
