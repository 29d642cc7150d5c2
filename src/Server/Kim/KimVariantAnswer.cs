using System.Globalization;
using Itog.Exam.Kim;

namespace Itog.Server.Kim;

/// <summary>A whole variant on the wire; pictures by their addresses.</summary>
internal sealed record KimVariantAnswer(int Number, string Title, IReadOnlyList<string> Paragraphs, KimQuotation Quotation, IReadOnlyList<KimTopicAnswer> Topics)
{
    /// <param name="path">The address of the variant; its pictures lie below.</param>
    public static KimVariantAnswer Of(string path, KimVariant variant) => new(
        variant.Number,
        variant.Content.Title,
        variant.Content.Paragraphs,
        variant.Content.Quotation,
        [.. variant.Content.Topics.Select((topic, i) => new KimTopicAnswer(
            i + 1, topic.Title, topic.Instruction, topic.PlanPoints, topic.InterlocutorQuestions,
            topic.Picture is null ? null : string.Create(CultureInfo.InvariantCulture, $"{path}/pictures/{i + 1}.svg")))]);
}
