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

    private const int MostNames = 20;

    private const string KeyDestroyed = "Уничтожение ключа шифрования (AES-256) и удаление зашифрованных файлов";
    private const string Overwritten = "Перезапись и удаление файлов на накопителе сервера";
    private const string Database = "Удаление из базы данных сервера с перезаписью";

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
            [.. destruction.Materials.Where(m => m.Count > 0).Select(Row)],
            destruction.Commission);
    }

    /// <summary>One line of the act.</summary>
    internal static DestroyedMaterial Row(StoredMaterial material) => new(TitleOf(material), QuantityOf(material), MethodOf(material));

    private static string TitleOf(StoredMaterial material)
    {
        var title = material.Kind switch
        {
            MaterialKind.Recordings => "Записи ответов участников с журналами и изображениями",
            MaterialKind.WrittenAnswers => "Письменные ответы участников со всеми сохранёнными редакциями",
            MaterialKind.OrphanFiles => $"Файлы без описания записи: {Listed(material.Names ?? [])}",
            MaterialKind.TransferPackage => "Электронный комплект материалов, составленный при закрытии экзамена",
            MaterialKind.KimPackages => "Зашифрованные пакеты КИМ",
            _ => "Варианты КИМ",
        };
        return material.Digest is { } digest ? $"{title} (SHA-256: {digest[..HashHead]}…)" : title;
    }

    private static string QuantityOf(StoredMaterial material) => material.Files > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{material.Count} (файлов: {material.Files})")
        : material.Count.ToString(CultureInfo.InvariantCulture);

    private static string Listed(IReadOnlyList<string> names) => names.Count <= MostNames
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(MostNames))} и ещё {names.Count - MostNames}");

    // Only what was done is said: without its key a sealed copy is unreadable wherever it lies; overwriting reaches this server's disk alone.
    private static string MethodOf(StoredMaterial material) => material switch
    {
        { Files: 0 } => Database,
        { Sealed: 0 } => Overwritten,
        _ when material.Sealed >= material.Count => KeyDestroyed,
        _ => string.Create(CultureInfo.InvariantCulture, $"{KeyDestroyed} — {material.Sealed}; {char.ToLowerInvariant(Overwritten[0])}{Overwritten[1..]} — {material.Count - material.Sealed}"),
    };
}
