using Itog.Exam;
using Itog.Exam.Letters;

namespace Itog.Server.Post;

/// <summary>Finds the words of the letters about one topic, when they are sent. One for each topic; called by <see cref="LetterPost"/> alone.</summary>
internal interface ILetterWriter
{
    LetterTopic Topic { get; }

    /// <summary>Reads what the letters of a day tell; what comes back writes one of them, or gives null for a letter that is no longer true.</summary>
    Task<Func<Letter, LetterText?>> PrepareAsync(ExamDbContext db, int examDay, CancellationToken cancellationToken);
}
