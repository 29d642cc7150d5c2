using Itog.Exam.Regulation;

namespace Itog.Exam.Instructions;

/// <summary>Writes the instructions that a region must work out for everybody who takes part in the remote form [004 §11], from the regulation in force. Stateless.</summary>
public static class InstructionBook
{
    public static Instruction Write(InstructionReader reader, RegulationPack pack, InstructionDay day)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(day);
        var draft = new InstructionDraft(pack, day);
        return reader switch
        {
            InstructionReader.Participant => ParticipantInstruction.Write(draft),
            InstructionReader.Family => FamilyInstruction.Write(draft),
            InstructionReader.Interlocutor => StaffInstructions.Interlocutor(draft),
            InstructionReader.Expert => StaffInstructions.Expert(draft),
            InstructionReader.Technician => LeaderInstructions.Technician(draft),
            InstructionReader.Organizer => LeaderInstructions.Organizer(draft),
            InstructionReader.Assistant => AttendantInstructions.Assistant(draft),
            InstructionReader.SignInterpreter => AttendantInstructions.SignInterpreter(draft),
            _ => StaffInstructions.Observer(draft),
        };
    }
}
