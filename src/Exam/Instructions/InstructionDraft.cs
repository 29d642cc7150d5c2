using Itog.Exam.Regulation;

namespace Itog.Exam.Instructions;

/// <summary>Collects the lines of one instruction, each with its clause in words. Used by one writer at a time.</summary>
internal sealed class InstructionDraft(RegulationPack pack, InstructionDay day)
{
    private readonly List<(InstructionPlace Place, string Title, List<InstructionLine> Lines)> _sections = [];

    public RegulationPack Pack { get; } = pack;

    public InstructionDay Day { get; } = day;

    public void Section(InstructionPlace place, string title) => _sections.Add((place, title, []));

    /// <summary>Plain advice.</summary>
    public void Say(string text) => Add(new InstructionLine(text));

    /// <summary>What a clause asks for; nothing is cited when the regulation does not know its document.</summary>
    public void Say(string text, string clause)
    {
        var key = clause.Split(' ')[0];
        Add(clause != "default" && Pack.Sources.TryGetValue(key, out var document)
            ? new InstructionLine(text, document, clause[key.Length..].Trim().Replace("§", "п.\u00A0", StringComparison.Ordinal))
            : new InstructionLine(text));
    }

    /// <summary>What a value of the regulation asks for.</summary>
    public void Say<T>(string text, Ruled<T> rule) => Say(text, rule.Clause);

    public Instruction Build(InstructionReader reader, string title) => new(
        reader, title, Pack.Title, Day.HelpPhone, [.. _sections.Select(s => new InstructionSection(s.Place, s.Title, s.Lines))]);

    private void Add(InstructionLine line) => _sections[^1].Lines.Add(line);
}
