namespace Itog.Exam.Forms;

/// <summary>The rows of a <see cref="FormTable"/> that stand on one sheet.</summary>
/// <param name="First">The first of them, from 0.</param>
/// <param name="Heights">The height of each, in millimetres.</param>
internal sealed record TableSheet(int First, IReadOnlyList<float> Heights);
