using Itog.Exam.Forms;

namespace Itog.Server.Retention;

/// <summary>The destruction of a day's materials.</summary>
/// <param name="DoneAt">Null when it was begun and has to be finished.</param>
internal sealed record DestructionAnswer(DateTimeOffset BegunAt, DateTimeOffset? DoneAt, IReadOnlyList<ActSigner> Commission);
