using System.Globalization;
using Itog.Exam;
using Itog.Exam.People;
using Itog.Recorder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Itog.Server.Retention;

/// <summary>
/// Files in the folder of a day's recordings that belong to no recording the server knows: what a damaged manifest, an old crash or a person left there.
/// Made for a request.
/// </summary>
internal sealed class OrphanFiles(ExamDbContext db, RecordingService recordings, IOptions<RecorderOptions> options)
{
    /// <summary>
    /// Those of the day. Where several schools had an exam on that date, only those whose name holds the school's code: what cannot be told apart is left to a person.
    /// </summary>
    /// <param name="day">With its school.</param>
    public async Task<IReadOnlyList<FileInfo>> FindAsync(ExamDay day, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetFullPath(options.Value.Folder), day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var alone = !await db.ExamDays.AnyAsync(d => d.Date == day.Date && d.SchoolId != day.SchoolId, cancellationToken);
        var known = recordings.All.SelectMany(r => recordings.FilesOf(r.AttemptId)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => !known.Contains(f) && (alone || Path.GetRelativePath(folder, f).Contains(day.School!.Code, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal).Select(f => new FileInfo(f)),
        ];
    }
}
