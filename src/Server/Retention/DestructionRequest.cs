using Itog.Exam.Forms;

namespace Itog.Server.Retention;

/// <summary>Who destroys the materials of a day and signs the act. Not read when the destruction was begun before.</summary>
internal sealed record DestructionRequest(IReadOnlyList<ActSigner>? Commission);
