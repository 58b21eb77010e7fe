using System.Globalization;
using System.Text.Json;

namespace Whetstone;

/// <summary>Reads one file of a program by tracing its instructions anew, so that nothing in it is taken on trust.</summary>
internal sealed class ProgramReader(string path, OpTable ops)
{
    private string place = "the description of the program";

    internal Program Read()
    {
        (IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> texts) = Contents();
        if (texts.GetValueOrDefault(ProgramFile.FormatKey) != ProgramFile.FormatName || !texts.TryGetValue(ProgramFile.ProgramKey, out string? text))
            throw new ProgramFileException(path, "the metadata", "they describe no program; the file was not written by Program.Save");
        string version = texts.GetValueOrDefault(ProgramFile.VersionKey) ?? "";
        if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > ProgramFile.Version)
            throw new ProgramFileException(path, "the metadata", $"the program is of version '{version}'; this library reads versions up to {ProgramFile.Version}");
        try
        {
            using JsonDocument json = JsonDocument.Parse(text, new() { AllowDuplicateProperties = false });
            return JsonAttributeReader.Read(json.RootElement, "", Bad, r => Trace(r, tensors));
        }
        catch (JsonException error)
        {
            throw new ProgramFileException(path, place, "it is no JSON", error);
        }
        catch (Exception error) when (error is not (ProgramFileException or OutOfMemoryException))
        {
            // An op that does not accept its attributes or inputs says so in its own words.
            throw new ProgramFileException(path, place, error.Message, error);
        }
    }

    private (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Contents()
    {
        try
        {
            return Safetensors.Read(path);
        }
        catch (WeightFileException error)
        {
            throw new ProgramFileException(path, $"byte {error.Offset:N0}", error.Problem, error);
        }
    }

    private Program Trace(JsonAttributeReader root, IReadOnlyDictionary<string, Tensor> tensors)
    {
        List<Spec> inputs = [];
        foreach (JsonElement input in root.List("inputs"))
        {
            place = $"input {inputs.Count}";
            inputs.Add(JsonAttributeReader.Read(input, "", Bad, SpecOf));
        }
        return Tracer.Trace(x => Replay(root, tensors, x), [.. inputs]);
    }

    private Tensor[] Replay(JsonAttributeReader root, IReadOnlyDictionary<string, Tensor> tensors, Tensor[] inputs)
    {
        List<Tensor> values = [.. inputs];
        foreach (JsonElement captured in root.List("captured"))
        {
            place = $"captured tensor {values.Count - inputs.Length}";
            values.Add(JsonAttributeReader.Read(captured, "", Bad, r => Captured(r, tensors)));
        }
        int index = 0;
        foreach (JsonElement step in root.List("instructions"))
        {
            place = $"instruction {index++}";
            values.Add(JsonAttributeReader.Read(step, "", Bad, r => Apply(r, values)));
        }
        place = "the outputs";
        return [.. root.Int32s("outputs").Select(id => ValueOf(id, values))];
    }

    private Tensor Captured(JsonAttributeReader r, IReadOnlyDictionary<string, Tensor> tensors)
    {
        Spec spec = SpecOf(r);
        Format format = r.Has("channelsLast") && r.Boolean("channelsLast") ? Format.ChannelsLast : Format.Contiguous;
        if (format == Format.ChannelsLast && spec.Shape.Rank != 4) throw Bad($"only [N, C, H, W] has its channels last, not {spec.Shape}");
        bool constant = r.Has("constant") && r.Boolean("constant");
        if (!r.Has("tensor")) return Tensor.Unbound(spec, format);

        string name = r.Text("tensor");
        if (!tensors.TryGetValue(name, out Tensor? stored)) throw Bad($"the file holds no tensor '{name}'");
        Tensor x = r.Has("at") ? Part(stored, r.Int32("at"), spec, format, name) : stored.Spec == spec ? Ordered(stored, format)
            : throw Bad($"it is {spec}, but the tensor '{name}' in the file is {stored.Spec}");
        if (constant) Autograd.Tracer!.IsConstant(x);
        return x;
    }

    private Tensor Part(Tensor stored, int at, Spec spec, Format format, string name) =>
        stored.Rank == 1 && stored.DType == spec.DType && at >= 0 && (long)at + spec.Shape.Size <= stored.Length ? stored.ViewAt(at, spec, format)
            : throw Bad($"{spec} from element {at} on does not lie in the tensor '{name}' {stored.Spec}");

    // The copy is made now, not by the program.
    private static Tensor Ordered(Tensor stored, Format format)
    {
        using IDisposable now = Program.SuspendTrace();
        return stored.In(format);
    }

    private Tensor Apply(JsonAttributeReader r, List<Tensor> values)
    {
        string name = r.Text("op");
        place += $", {name}";
        Tensor[] x = [.. r.Int32s("x").Select(id => ValueOf(id, values))];
        Spec spec = SpecOf(r);
        Op op = r.Record("with", attributes => ops.TryRead(name, attributes, out Op? known) ? known
            : throw Bad("no op of that name is known; pass the table of the assembly that has it"));
        if (op.IsRandom) throw Bad("it draws random numbers, which no saved program does");
        for (int i = 0; i < x.Length; i++)
            if (op.Writes(i) && x[i].IsHollow) throw Bad($"it changes input {i}, which has no numbers");
        Tensor y = op.Apply(x);
        return y.Spec == spec ? y : throw Bad($"its result is {y.Spec}, but the file says {spec}");
    }

    private Tensor ValueOf(int id, List<Tensor> values) =>
        (uint)id < (uint)values.Count ? values[id] : throw Bad($"there is no value {id} so far, only {values.Count}");

    private Spec SpecOf(JsonAttributeReader r)
    {
        string type = r.Text("type");
        foreach (DType known in Enum.GetValues<DType>())
            if (known.Name == type) return new(new Shape(r.Int32s("shape")), known);
        throw Bad($"'{type}' is no element type");
    }

    private ProgramFileException Bad(string problem) => new(path, place, problem);
}
