namespace Itog.Exam.Forms;

/// <summary>A line of the destruction act: which materials, how many of them, and how they were destroyed.</summary>
public sealed record DestroyedMaterial(string Title, string Quantity, string Method);
