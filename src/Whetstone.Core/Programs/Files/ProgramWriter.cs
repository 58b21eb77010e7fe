using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Whetstone;

/// <summary>Describes one program as text, and names the tensors that go with it.</summary>
internal sealed class ProgramWriter
{
    // Quotation marks stay as they are: the text becomes a text within a text.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Program program;
    private readonly OpTable ops;
    private readonly Value[] captured;
    private readonly CapturedMemory memory;
    private readonly Dictionary<int, int> numbers = [];

    internal ProgramWriter(Program program, OpTable ops)
    {
        (this.program, this.ops) = (program, ops);
        if (program.Instructions.Any(i => i.Op.HasSideEffect))
            throw new NotSupportedException("the program cannot be saved: it does something besides computing in each run, as training steps do; save a program that only predicts");
        for (int i = 0; i < program.Instructions.Count; i++)
            if (program.Instructions[i].Op is { IsRandom: true } op)
                throw new NotSupportedException($"the program cannot be saved: it draws random numbers (instruction {i}, {op.Name}); trace the network in prediction mode");

        // What no instruction uses any more, and what the program does not give back, is left out.
        captured = [.. program.Instructions.SelectMany(i => i.Inputs).Concat(program.Outputs).Distinct().Order().Select(x => program.Values[x]).Where(v => v.Captured is not null)];
        memory = new(captured);
        foreach (int id in program.Inputs.Concat(captured.Select(v => v.Id)).Concat(program.Instructions.Select(i => i.Output))) numbers.Add(id, numbers.Count);
    }

    /// <summary>The tensors of the file.</summary>
    internal IReadOnlyDictionary<string, Tensor> Tensors => memory.Tensors;

    /// <summary>The program as JSON.</summary>
    internal string Describe()
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("inputs");
            foreach (int id in program.Inputs)
            {
                json.WriteStartObject();
                WriteSpec(json, program.Values[id].Spec);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("captured");
            foreach (Value value in captured) WriteCaptured(json, value);
            json.WriteEndArray();
            json.WriteStartArray("instructions");
            for (int i = 0; i < program.Instructions.Count; i++) WriteInstruction(json, i);
            json.WriteEndArray();
            WriteNumbers(json, "outputs", program.Outputs);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private void WriteCaptured(Utf8JsonWriter json, Value value)
    {
        json.WriteStartObject();
        if (memory.PlaceOf(value) is var (name, at))
        {
            json.WriteString("tensor", name);
            if (at is { } start) json.WriteNumber("at", start);
        }
        WriteSpec(json, value.Spec);
        if (value.Format == Format.ChannelsLast) json.WriteBoolean("channelsLast", true);
        if (value.IsConstant) json.WriteBoolean("constant", true);
        json.WriteEndObject();
    }

    private void WriteInstruction(Utf8JsonWriter json, int index)
    {
        Instruction step = program.Instructions[index];
        json.WriteStartObject();
        json.WriteStartObject("with");
        string name;
        try
        {
            name = ops.Write(step.Op, new JsonAttributeWriter(json));
        }
        catch (NotSupportedException error)
        {
            throw new NotSupportedException($"the program cannot be saved: instruction {index}: {error.Message}", error);
        }
        json.WriteEndObject();
        json.WriteString("op", name);
        WriteNumbers(json, "x", step.Inputs);
        WriteSpec(json, program.Values[step.Output].Spec);
        json.WriteEndObject();
    }

    private void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<int> ids)
    {
        json.WriteStartArray(name);
        foreach (int id in ids) json.WriteNumberValue(numbers[id]);
        json.WriteEndArray();
    }

    private static void WriteSpec(Utf8JsonWriter json, Spec spec)
    {
        json.WriteString("type", spec.DType.Name);
        json.WriteStartArray("shape");
        foreach (int extent in spec.Shape.Span) json.WriteNumberValue(extent);
        json.WriteEndArray();
    }
}
