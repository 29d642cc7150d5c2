using System.Globalization;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Exam.Retention;

/// <summary>The act of destruction, out of what was counted and done [002 §66–67, D7]. Pure.</summary>
public static class DestructionAct
{
    /// <summary>So much of a hash tells two lists apart on paper.</summary>
    private const int HashHead = 16;

    /// <param name="day">With its school.</param>
    public static DestructionActRecord Of(Destruction destruction, ExamDay day)
    {
        ArgumentNullException.ThrowIfNull(destruction);
        ArgumentNullException.ThrowIfNull(day);
        var done = destruction.DoneAt ?? throw new ArgumentException("The destruction is not finished.", nameof(destruction));
        return new DestructionActRecord(
            RegulationPacks.Get(day.RegulationId).FormTitles,
            FormPlace.Of(day),
            destruction.KeptUntil,
            destruction.Source,
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(done, day.School!.TimeZone).DateTime),
            [.. destruction.Materials.Where(m => m.Count > 0).Select(m => new DestroyedMaterial(TitleOf(m), QuantityOf(m), MethodOf(m)))],
            destruction.Commission);
    }

    private static string TitleOf(StoredMaterial material)
    {
        var title = material.Kind switch
        {
            MaterialKind.Recordings => "Записи ответов участников с журналами и изображениями",
            MaterialKind.TransferPackage => "Электронный комплект материалов, составленный при закрытии экзамена",
            MaterialKind.KimPackages => "Зашифрованные пакеты КИМ",
            _ => "Варианты КИМ",
        };
        return material.Digest is { } digest ? $"{title} (SHA-256: {digest[..HashHead]}…)" : title;
    }

    private static string QuantityOf(StoredMaterial material) => material.Files > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{material.Count} (файлов: {material.Files})")
        : material.Count.ToString(CultureInfo.InvariantCulture);

    private static string MethodOf(StoredMaterial material) =>
        material.Files > 0 ? "Удаление файлов с накопителя сервера" : "Удаление из базы данных сервера с перезаписью";
}
