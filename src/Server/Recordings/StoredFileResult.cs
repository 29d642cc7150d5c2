using Itog.Exam;
using Itog.Recorder.Sealing;
using Itog.Server.Hosting;

namespace Itog.Server.Recordings;

/// <summary>A stored file as an answer with ranges, sealed or not; or why it cannot be opened.</summary>
internal static class StoredFileResult
{
    private static readonly Problem KeyMissing = new(
        "recording-key-missing", "Нет ключа к записи",
        "Запись зашифрована, а её ключа нет в папке ключей сервера. Попросите технического специалиста вернуть туда файл ключа из резервной копии.");

    private static readonly Problem Changed = new(
        "recording-changed", "Запись изменена",
        "Файл записи на сервере не тот, что был сохранён после экзамена. Ничего в нём не меняйте и сообщите техническому специалисту.");

    public static IResult Of(StoredFiles stored, string path, string type, string? name = null)
    {
        try
        {
            return Results.Stream(stored.OpenRead(path), type, name, StoredFiles.Written(path), enableRangeProcessing: true);
        }
        catch (KeyMissingException)
        {
            return ProblemAnswer.Result(KeyMissing, StatusCodes.Status409Conflict);
        }
        catch (SealBrokenException)
        {
            return ProblemAnswer.Result(Changed, StatusCodes.Status409Conflict);
        }
    }
}
