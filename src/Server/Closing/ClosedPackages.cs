using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.Forms;
using Itog.Exam.Retention;
using Itog.Recorder.Sealing;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Closing;

/// <summary>
/// The transfer packages of closed days, below the storage folder: made once, right after closing, and kept, so that what was handed over stays what it
/// was whoever is renamed or reassigned later. Its hash stands in the audit log. Made for a request.
/// </summary>
internal sealed class ClosedPackages(ExamDbContext db, DayRecordings recordings, IEnumerable<IResultFormWriter> writers, StorageFolder storage, KeyFolder keys, StoredFiles stored, TimeProvider clock)
{
    private const string Made = "TransferPackageMade";

    private static readonly Problem Changed = new(
        "package-changed",
        "Материалы изменены",
        "Файл материалов на сервере не тот, что был составлен при закрытии. Восстановите его из резервной копии и сообщите техническому специалисту.",
        ClosedDay.Clause);

    private static readonly Problem KeyMissing = new(
        "package-key-missing",
        "Нет ключа к материалам",
        "Материалы этого дня зашифрованы, а их ключа нет в папке ключей сервера. Попросите технического специалиста вернуть туда файл ключа из резервной копии.",
        ClosedDay.Clause);

    private static readonly Problem KeysOutOfReach = new(
        "keys-out-of-reach",
        "Папка ключей недоступна",
        "Материалы хранятся только зашифрованными, а сохранить ключ не удалось. Попросите технического специалиста проверить папку ключей (настройки «Storage:Keys» и «Storage:KeysCopy») и повторите.");

    /// <summary>Where the package of a day lies once it is made: sealed beside this path, see <see cref="StoredFiles"/>.</summary>
    public static string PathOf(StorageFolder storage, int examDay) =>
        Path.Combine(storage.Path, "closed", $"{examDay.ToString(CultureInfo.InvariantCulture)}.zip");

    /// <summary>The package of a closed day, made now if a crash came between the closing and it; the refusal while the day is open.</summary>
    public async Task<Outcome<byte[]>> GetAsync(DayRecord day, CancellationToken cancellationToken)
    {
        if (await db.Destructions.AnyAsync(d => d.ExamDayId == day.Day.Id, cancellationToken))
        {
            return DestructionRefusals.Destroyed;
        }

        var path = PathOf(storage, day.Day.Id);
        if (!StoredFiles.Exists(path) || await HashInLogAsync(day, cancellationToken) is not { } logged)
        {
            return await MakeAsync(day, path, cancellationToken);
        }

        byte[] package;
        try
        {
            package = await stored.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (KeyMissingException)
        {
            return KeyMissing;
        }
        catch (SealBrokenException)
        {
            return Changed;
        }

        return logged == HashOf(package) ? package : Changed;
    }

    /// <summary>A file of a closed day as it was handed over; without content while the day is open, and when the package holds no such file.</summary>
    public async Task<Outcome<KeptFile>> FindAsync(DayRecord day, string file, CancellationToken cancellationToken)
    {
        if (!day.Day.IsClosed())
        {
            return default(KeptFile);
        }

        if (!(await GetAsync(day, cancellationToken)).TryGet(out var package, out var problem))
        {
            return problem;
        }

        await using var archive = await ZipArchive.CreateAsync(new MemoryStream(package), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellationToken);
        if (archive.GetEntry(file) is not { } entry)
        {
            return default(KeptFile);
        }

        await using var stream = await entry.OpenAsync(cancellationToken);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        return new KeptFile(copy.ToArray());
    }

    private async Task<Outcome<byte[]>> MakeAsync(DayRecord day, string path, CancellationToken cancellationToken)
    {
        var states = await recordings.ReadAsync(day, verify: false, cancellationToken);
        var composed = await TransferPackage.MakeAsync(
            day, await DayPapers.OfAsync(db, day, cancellationToken), writers, await recordings.ListAsync(day, states, cancellationToken), cancellationToken);
        if (!composed.TryGet(out var package, out var problem))
        {
            return problem;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var made = $"{path}.{Guid.NewGuid():N}";
        if (!TrySeal(package, made, KeyFolder.NameOf(day.Day.Date, day.School.Code)))
        {
            return KeysOutOfReach;
        }

        await using var transaction = await db.Database.BeginImmediateAsync(cancellationToken);
        await AuditLog.AppendToDayAsync(
            db, day.Day.Id, Made, new { sha256 = HashOf(package), bytes = package.Length }, Actor.Server, clock.GetUtcNow(), cancellationToken);
        File.Move(SealedFile.PathFor(made), SealedFile.PathFor(path), overwrite: true);
        await transaction.CommitAsync(cancellationToken);
        return package;
    }

    /// <summary>The package never lies on the disk unsealed.</summary>
    private bool TrySeal(byte[] package, string path, string key)
    {
        try
        {
            using var contents = new MemoryStream(package, writable: false);
            SealedFile.Write(contents, path, keys.GetOrCreate(key));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The hash of the package of this closing; null when none was made yet, while the day is open or since it was opened again.</summary>
    private async Task<string?> HashInLogAsync(DayRecord day, CancellationToken cancellationToken)
    {
        var stream = AuditStream.OfDay(day.Day.Id);
        var last = await db.AuditEvents.AsNoTracking().Where(e => e.Stream == stream && e.Type == Made)
            .OrderByDescending(e => e.Id).Select(e => new { e.At, e.Payload }).FirstOrDefaultAsync(cancellationToken);
        if (last is null || !(last.At >= day.Day.ClosedAt))
        {
            return null;
        }

        using var made = JsonDocument.Parse(last.Payload);
        return made.RootElement.GetProperty("sha256").GetString();
    }

    private static string HashOf(byte[] package) => Convert.ToHexStringLower(SHA256.HashData(package));
}
