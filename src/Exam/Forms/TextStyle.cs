namespace Itog.Exam.Forms;

/// <summary>How a piece of text is set. Sizes are typographic points.</summary>
internal readonly record struct TextStyle(float Points, bool Bold = false, Align Align = Align.Left, bool Gray = false)
{
    public TextStyle Centered => this with { Align = Align.Center };
}
