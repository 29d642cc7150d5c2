namespace Itog.Exam.Forms;

/// <summary>A column of a <see cref="FormTable"/>; its width is in millimetres.</summary>
internal sealed record FormColumn(string Title, float Width, Align Align = Align.Left);
