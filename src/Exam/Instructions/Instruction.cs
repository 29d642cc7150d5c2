namespace Itog.Exam.Instructions;

/// <summary>What one reader should know of the exam by the regulation in force: one printed page. Immutable.</summary>
/// <param name="Regulation">The title of the regulation that it is made from.</param>
/// <param name="Help">Whom to call, or null when the school has named no telephone.</param>
public sealed record Instruction(
    InstructionReader Reader, string Title, string Regulation, string? Help, IReadOnlyList<InstructionSection> Sections);

/// <summary>A part of an instruction, for one place of the exam.</summary>
public sealed record InstructionSection(InstructionPlace Place, string Title, IReadOnlyList<InstructionLine> Lines);

/// <summary>One advice or duty.</summary>
/// <param name="Document">The document that asks for it; null for plain advice.</param>
/// <param name="Clause">Where it stands there: «п. 3.5».</param>
public sealed record InstructionLine(string Text, string? Document = null, string? Clause = null);
