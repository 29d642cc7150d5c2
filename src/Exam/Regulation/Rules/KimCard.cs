namespace Itog.Exam.Regulation;

/// <summary>Which card of the КИМ lies before the participant.</summary>
public enum KimCard
{
    None,
    Text,
    TextAndQuotation,
    Quotation,
    Topics,
    TopicCard,
}
