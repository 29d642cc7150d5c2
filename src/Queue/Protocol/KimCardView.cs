using System.Text.Json.Serialization;

namespace Itog.Queue.Protocol;

/// <summary>What lies before the participant: one of the cards of the КИМ, told apart on the wire by <c>kind</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(TextAndQuotation), "textAndQuotation")]
[JsonDerivedType(typeof(QuotationOnly), "quotation")]
[JsonDerivedType(typeof(TopicList), "topics")]
[JsonDerivedType(typeof(TopicCard), "topicCard")]
public abstract record KimCardView
{
    /// <summary>The text of tasks 1 and 2; its quotation is not shown yet.</summary>
    public sealed record Text(string Title, IReadOnlyList<string> Paragraphs) : KimCardView
    {
        public QuotationView? Quotation { get; }
    }

    public sealed record TextAndQuotation(string Title, IReadOnlyList<string> Paragraphs, QuotationView Quotation) : KimCardView;

    /// <summary>The text is taken away, the quotation stays for the retelling.</summary>
    public sealed record QuotationOnly(QuotationView Quotation) : KimCardView;

    public sealed record TopicList(IReadOnlyList<TopicView> Topics) : KimCardView;

    /// <summary>The participant's card of the chosen topic.</summary>
    public sealed record TopicCard(int Number, string Title, string Instruction, IReadOnlyList<string> Plan, string? PictureUrl) : KimCardView;
}
