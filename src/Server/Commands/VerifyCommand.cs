using System.Globalization;
using Itog.Recorder.Sealing;
using Itog.Recorder.Verification;

namespace Itog.Server.Commands;

/// <summary>
/// <c>itog verify FOLDER [--keys FOLDER]</c>: re-checks recordings on any machine, without server, database or network; sealed ones by what they hold where
/// their keys are given, else by their sealed files. Ends with 0 when all is as recorded, 1 when
/// something is not, 2 when it could not look.
/// </summary>
public static class VerifyCommand
{
    public const string Name = "verify";

    private const string KeysOption = "--keys";

    private const int Intact = 0;
    private const int Changed = 1;
    private const int Refused = 2;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        if (arguments is not ([_] or [_, KeysOption, _]))
        {
            await output.WriteLineAsync("Укажите одну папку с записями: itog verify ПАПКА. Для зашифрованных записей добавьте папку ключей: --keys ПАПКА");
            return Refused;
        }

        var folder = arguments[0];
        var keys = arguments.Count > 1 ? arguments[2] : null;
        if (new[] { folder, keys ?? folder }.FirstOrDefault(f => !Directory.Exists(f)) is { } none)
        {
            await output.WriteLineAsync($"Папки «{none}» нет. Проверьте путь и повторите.");
            return Refused;
        }

        var report = await new RecordingVerifier(keys: keys is null ? null : KeyFolder.At(keys)).VerifyAsync(folder, cancellationToken);
        if (report.Recordings == 0)
        {
            await output.WriteLineAsync($"В папке «{folder}» нет ни одной записи: ни одного файла *.manifest.json. Укажите папку, в которой лежат записи.");
            return Refused;
        }

        foreach (var fault in report.Faults)
        {
            await output.WriteLineAsync(Describe(fault));
        }

        await output.WriteLineAsync(report.Intact
            ? $"Всё цело. Записей: {report.Recordings}, файлов: {report.Files}."
            : $"Найдены нарушения: {report.Faults.Count}. Записей: {report.Recordings}, проверено файлов: {report.Files}. "
                + "Не изменяйте папку и передайте этот список техническому специалисту.");
        if (report.Closed > 0)
        {
            await output.WriteLineAsync(
                $"Без ключа, только по зашифрованным файлам, проверено записей: {report.Closed}. Чтобы проверить и содержание, укажите папку ключей: --keys ПАПКА");
        }

        return report.Intact ? Intact : Changed;
    }

    private static string Describe(VerificationFault fault) => fault.Kind switch
    {
        VerificationFaultKind.Missing => $"{fault.File}: файла нет.",
        VerificationFaultKind.Unreadable => $"{fault.File}: описание записи не читается.",
        _ => $"{fault.File}: изменён{Place(fault)}.",
    };

    private static string Place(VerificationFault fault) => fault switch
    {
        { Offset: { } at, Extent: 1 } => Invariant($", первый изменённый байт {at}{Second(fault)}"),
        { Offset: { } at, Extent: { } extent } => Invariant($", первый изменённый байт между {at} и {at + extent}{Second(fault)}"),
        _ => ", место не определить",
    };

    // A sidecar has a line a second, the first one opens it.
    private static string Second(VerificationFault fault) => fault.Record is { } record ? Invariant($" (строка {record} журнала секунд)") : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
