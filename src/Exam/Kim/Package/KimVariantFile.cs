using System.Text;
using System.Text.Json;

namespace Itog.Exam.Kim.Package;

/// <summary>Reads <c>variant.json</c> and holds it to what a variant must have [004 appendix 3]: a text, a quotation, three topics with both cards each. Stateless.</summary>
internal static class KimVariantFile
{
    private const int Topics = 3;
    private const int Questions = 3;
    private const int LongestText = 20_000;

    /// <summary>The content, or null after adding every fault.</summary>
    /// <param name="path">The name of the file in the package, for people.</param>
    /// <param name="contents">All files of the variant by name, for the pictures.</param>
    public static KimContent? Read(byte[] json, string path, IReadOnlyDictionary<string, byte[]> contents, List<KimPackageFault> faults)
    {
        VariantFile? file;
        try
        {
            file = JsonSerializer.Deserialize<VariantFile>(StripMark(json), ExamJson.Options);
        }
        catch (JsonException broken)
        {
            faults.Add(new KimPackageFault(path, $"это не JSON: строка {broken.LineNumber + 1}, место {broken.BytePositionInLine + 1}. Исправьте файл и соберите пакет заново"));
            return null;
        }

        var before = faults.Count;
        if (file is null || json.Length > LongestText * 6)
        {
            faults.Add(new KimPackageFault(path, "файл пустой или слишком большой"));
            return null;
        }

        Need(file.Title, "title", "нет заголовка");
        if (file.Paragraphs is not { Count: > 0 } || file.Paragraphs.Any(string.IsNullOrWhiteSpace))
        {
            Fault("paragraphs", "нет текста для чтения или в нём пустой абзац");
        }

        Need(file.Quotation?.Introduction, "quotation.introduction", "нет слов перед цитатой");
        Need(file.Quotation?.Text, "quotation.text", "нет цитаты для пересказа");
        Need(file.Quotation?.Author, "quotation.author", "не назван автор цитаты");
        var topics = (file.Topics ?? []).Select((topic, i) => ReadTopic(topic, i)).ToList();
        if (topics.Count != Topics || topics.OfType<KimTopic>().DistinctBy(t => t.Kind).Count() != Topics)
        {
            Fault("topics", "нужны три темы: description, narration и reasoning, по одной каждого вида");
        }

        return faults.Count == before
            ? new KimContent(file.Title!, file.Paragraphs!, new KimQuotation(file.Quotation!.Introduction!, file.Quotation.Text!, file.Quotation.Author!), [.. topics.Select(t => t!)])
            : null;

        KimTopic? ReadTopic(TopicFile topic, int index)
        {
            var at = $"topics[{index}]";
            Need(topic.Title, $"{at}.title", "нет названия темы");
            Need(topic.Instruction, $"{at}.instruction", "нет задания на карточке участника");
            if (topic.PlanPoints is not { Count: > 0 } || topic.PlanPoints.Any(string.IsNullOrWhiteSpace))
            {
                Fault($"{at}.planPoints", "нет карточки участника: плана ответа");
            }

            if (topic.InterlocutorQuestions is not { Count: Questions } || topic.InterlocutorQuestions.Any(string.IsNullOrWhiteSpace))
            {
                Fault($"{at}.interlocutorQuestions", "нет карточки собеседника: нужны три вопроса");
            }

            var picture = ReadPicture(topic, at);
            return topic.Kind is { } kind && topic is { Title: { } title, Instruction: { } instruction, PlanPoints: { } plan, InterlocutorQuestions: { } questions }
                ? new KimTopic(kind, title, instruction, plan, questions, picture)
                : null;
        }

        KimPicture? ReadPicture(TopicFile topic, string at)
        {
            if (topic.Picture is not { } picture)
            {
                if (topic.Kind == KimTopicKind.Description)
                {
                    Fault($"{at}.picture", "нет изображения, которое участник описывает");
                }

                return null;
            }

            Need(picture.Description, $"{at}.picture.description", "изображение не описано словами (для тех, кто оценивает)");
            if (picture.File is null || !contents.TryGetValue(picture.File, out var bytes))
            {
                Fault($"{at}.picture.file", $"изображения «{picture.File}» нет в папке варианта. Положите его рядом с variant.json");
                return null;
            }

            if (MediaTypeOf(bytes) is not { } mediaType)
            {
                Fault($"{at}.picture.file", $"«{picture.File}» — не JPEG, PNG, WebP или SVG");
                return null;
            }

            return new KimPicture(mediaType, bytes, picture.Description ?? "");
        }

        void Need(string? text, string at, string what)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                Fault(at, what);
            }
        }

        void Fault(string at, string what) => faults.Add(new KimPackageFault(path, $"{what} ({at})"));
    }

    // Told by the first bytes, not by the name: what a browser would refuse to draw is refused here, while it can still be mended.
    private static string? MediaTypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 2_000)]).Contains("<svg", StringComparison.OrdinalIgnoreCase) ? "image/svg+xml"
        : null;

    private static ReadOnlySpan<byte> StripMark(byte[] json) => json.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? json.AsSpan(3) : json;

    private sealed record VariantFile(string? Title, List<string>? Paragraphs, QuotationFile? Quotation, List<TopicFile>? Topics);

    private sealed record QuotationFile(string? Introduction, string? Text, string? Author);

    private sealed record TopicFile(
        KimTopicKind? Kind, string? Title, string? Instruction, List<string>? PlanPoints, List<string>? InterlocutorQuestions, PictureFile? Picture);

    private sealed record PictureFile(string? File, string? Description);
}
