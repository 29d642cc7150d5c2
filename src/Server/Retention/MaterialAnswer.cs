using Itog.Exam.Retention;

namespace Itog.Server.Retention;

/// <summary>How much of one kind is kept, or was until it was destroyed.</summary>
/// <param name="Sealed">How many of them lie encrypted under the key of the day.</param>
/// <param name="Names">What they are called where nothing else describes them; empty otherwise.</param>
internal sealed record MaterialAnswer(MaterialKind Kind, int Count, int Files, long Bytes, int Sealed, IReadOnlyList<string> Names)
{
    public static IReadOnlyList<MaterialAnswer> Of(IEnumerable<StoredMaterial> materials) =>
        [.. materials.Select(m => new MaterialAnswer(m.Kind, m.Count, m.Files, m.Bytes, m.Sealed, m.Names ?? []))];
}
