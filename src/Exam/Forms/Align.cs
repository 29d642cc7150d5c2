namespace Itog.Exam.Forms;

/// <summary>Where text stands in its box, from left to right.</summary>
internal enum Align
{
    Left,
    Center,
    Right,
}
