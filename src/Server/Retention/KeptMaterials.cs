using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Exam.Retention;
using Itog.Exam.Writing;
using Itog.Recorder;
using Itog.Recorder.Sealing;
using Itog.Server.Closing;
using Itog.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Itog.Server.Retention;

/// <summary>Counts what the server keeps of a day, and destroys its files. Made for a request.</summary>
internal sealed class KeptMaterials(ExamDbContext db, RecordingService recordings, StorageFolder storage, KeyFolder keys, OrphanFiles orphans)
{
    /// <summary>What there is now.</summary>
    /// <param name="day">With its school.</param>
    public async Task<IReadOnlyList<StoredMaterial>> CountAsync(ExamDay day, CancellationToken cancellationToken)
    {
        var packages = await db.KimPackages.AsNoTracking().Where(p => p.ExamDayId == day.Id).OrderBy(p => p.Id)
            .Select(p => new { p.Sha256, p.Size }).ToListAsync(cancellationToken);
        return
        [
            CountRecordings(day),
            await CountWrittenAsync(day, cancellationToken),
            await CountOrphansAsync(day, cancellationToken),
            await CountPackageAsync(ClosedPackages.PathOf(storage, day.Id), cancellationToken),
            new StoredMaterial(MaterialKind.KimPackages, packages.Count, 0, packages.Sum(p => (long)p.Size), DigestOf(packages.Select(p => p.Sha256))),
            new StoredMaterial(MaterialKind.KimVariants, await db.KimVariants.CountAsync(v => v.ExamDayId == day.Id, cancellationToken), 0, 0, null),
        ];
    }

    /// <summary>Whether a recording of the day is still written or finished.</summary>
    public bool AnyOpen(ExamDay day) => Of(day).Any(r => r.State is not (RecordingState.Ready or RecordingState.Failed));

    /// <summary>
    /// Destroys the key of the day, by which all that is sealed is gone at once, then deletes every file of the day, overwriting what was not sealed. Throws
    /// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when the disk does not let go.
    /// </summary>
    public async Task DeleteAsync(ExamDay day)
    {
        keys.Destroy(KeyFolder.NameOf(day.Date, day.School!.Code));
        foreach (var recording in Of(day).ToList())
        {
            await recordings.DestroyAsync(recording.AttemptId);
        }

        foreach (var orphan in await orphans.FindAsync(day, CancellationToken.None))
        {
            FileErasure.Overwrite(orphan.FullName);
            orphan.Delete();
        }

        var package = ClosedPackages.PathOf(storage, day.Id);
        if (File.Exists(package))
        {
            FileErasure.Overwrite(package);
        }

        if (StoredFiles.Exists(package))
        {
            File.Delete(package);
            File.Delete(SealedFile.PathFor(package));
            FolderFlush.Flush(Path.GetDirectoryName(package)!);
        }
    }

    /// <summary>All recordings of the day: of attempts, of whole auditoriums, and trials that were left behind.</summary>
    private IEnumerable<RecordingStatus> Of(ExamDay day) =>
        recordings.All.Where(r => r.Request.Date == day.Date && r.Request.SchoolCode == day.School!.Code).OrderBy(r => r.AttemptId);

    private StoredMaterial CountRecordings(ExamDay day)
    {
        var all = Of(day).ToList();
        var files = all.SelectMany(r => recordings.FilesOf(r.AttemptId)).Distinct(StringComparer.Ordinal).Select(f => new FileInfo(f)).ToList();
        return new StoredMaterial(
            MaterialKind.Recordings, all.Count, files.Count, files.Sum(f => f.Length),
            DigestOf(all.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.AttemptId:N} {r.Evidence?.WavSha256}"))),
            all.Count(r => recordings.IsSealed(r.AttemptId)));
    }

    private async Task<StoredMaterial> CountWrittenAsync(ExamDay day, CancellationToken cancellationToken)
    {
        var revisions = await db.WrittenAnswers.AsNoTracking().Where(w => w.Attempt!.ExamDayId == day.Id)
            .OrderBy(w => w.AttemptId).ThenBy(w => w.Task).ThenBy(w => w.Revision).Select(w => w.Text).ToListAsync(cancellationToken);
        var answers = await db.WrittenAnswers.Where(w => w.Attempt!.ExamDayId == day.Id).Select(w => new { w.AttemptId, w.Task }).Distinct().CountAsync(cancellationToken);
        return new StoredMaterial(MaterialKind.WrittenAnswers, answers, 0, revisions.Sum(r => (long)Encoding.UTF8.GetByteCount(r)), DigestOf(revisions.Select(WrittenAnswers.HashOf)));
    }

    private async Task<StoredMaterial> CountOrphansAsync(ExamDay day, CancellationToken cancellationToken)
    {
        var files = await orphans.FindAsync(day, cancellationToken);
        return new StoredMaterial(MaterialKind.OrphanFiles, files.Count, files.Count, files.Sum(f => f.Length), null, Names: [.. files.Select(f => f.Name)]);
    }

    private static async Task<StoredMaterial> CountPackageAsync(string path, CancellationToken cancellationToken)
    {
        var stored = new[] { SealedFile.PathFor(path), path }.FirstOrDefault(File.Exists);
        if (stored is null)
        {
            return new StoredMaterial(MaterialKind.TransferPackage, 0, 0, 0, null);
        }

        await using var file = File.OpenRead(stored);
        return new StoredMaterial(
            MaterialKind.TransferPackage, 1, 1, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)), stored == path ? 0 : 1);
    }

    private static string? DigestOf(IEnumerable<string> lines)
    {
        var list = string.Join('\n', lines);
        return list.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
    }
}
