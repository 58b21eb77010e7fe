namespace Whetstone.Compiler;

/// <summary>Draws a program: operations from top to bottom, lines for tensors.</summary>
public static class ProgramPicture
{
    /// <summary>The picture as an SVG document.</summary>
    public static string Svg(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        FlowPicture picture = new();
        Dictionary<int, int> boxes = [];
        foreach (int input in program.Inputs) boxes[input] = picture.Add($"input {input}", program.Values[input].ToString(), "#e8f0fe", []);
        foreach (Instruction step in program.Instructions)
            boxes[step.Output] = picture.Add(step.Op.Name, program.Values[step.Output].ToString(), step.HasEffect ? "#fde7d3" : step.Runs ? "#f6f6f6" : "#ffffff", step.Inputs.Where(boxes.ContainsKey).Select(x => boxes[x]));
        return picture.Svg();
    }
}
