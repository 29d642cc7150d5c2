using Itog.Exam.Retention;

namespace Itog.Server.Retention;

/// <summary>How much of one kind is kept, or was until it was destroyed.</summary>
internal sealed record MaterialAnswer(MaterialKind Kind, int Count, int Files, long Bytes)
{
    public static IReadOnlyList<MaterialAnswer> Of(IEnumerable<StoredMaterial> materials) =>
        [.. materials.Select(m => new MaterialAnswer(m.Kind, m.Count, m.Files, m.Bytes))];
}
