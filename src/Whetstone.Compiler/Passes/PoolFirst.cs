namespace Whetstone.Compiler;

/// <summary>Runs an activation such as ReLU after the max pooling that follows it: on a quarter of the elements for windows of 2 x 2, forward and back.</summary>
/// <remarks>
/// <c>max(relu(a), relu(b)) = relu(max(a, b))</c>, and the gradient reaches the same element: where two elements tie after the
/// activation but not before, the activation is flat and the gradient 0. The result is the same to the bit.
/// </remarks>
public sealed class PoolFirst : IPass
{
    /// <inheritdoc/>
    public string Name => "pool-first";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Usage usage = new(program);
        List<Place> places = [];
        foreach (Instruction step in program.Instructions)
            if (Find(program, step, usage) is { } place && !usage.IsChanged(place.Input)) places.Add(place);
        return places.Count == 0 ? program : Exchange(program, places);
    }

    private static Place? Find(Program program, Instruction map, Usage usage)
    {
        if (map.Op is not IMap { KeepsMaximum: true } fn || !usage.IsInner(map.Output) || program.Values[map.Inputs[0]].Spec != program.Values[map.Output].Spec) return null;
        Instruction? pool = null, index = null, mapGrad = null;
        foreach (Instruction use in usage.Readers(map.Output))
        {
            if (use.Op is MaxPool2d && pool is null) pool = use;
            else if (use.Op is MaxPool2dIndex && index is null) index = use;
            else if (use.Op.Equals(fn.Backward) && mapGrad is null) mapGrad = use;
            else return null;
        }
        if (pool is null || !usage.IsInner(pool.Output)) return null;
        if (index is null) return mapGrad is null ? new(map, pool, null, null, null) : null;
        if (mapGrad is null || !index.Op.Equals(new MaxPool2dIndex((MaxPool2d)pool.Op)) || index.Inputs[0] != map.Output || index.Inputs[1] != pool.Output) return null;
        Instruction? poolGrad = usage.OnlyReader(index.Output);
        bool chained = poolGrad?.Op is MaxPool2dGrad && mapGrad.Inputs[1] == map.Output && mapGrad.Inputs[2] == poolGrad.Output && usage.OnlyReader(poolGrad.Output) == mapGrad;
        return chained ? new(map, pool, index, poolGrad, mapGrad) : null;
    }

    private static Program Exchange(Program program, List<Place> places)
    {
        Dictionary<int, Place> byOutput = [];
        foreach (Place p in places)
            foreach (Instruction? i in (ReadOnlySpan<Instruction?>)[p.Map, p.Pool, p.Index, p.PoolGrad, p.MapGrad])
                if (i is not null) byOutput[i.Output] = p;

        List<Value> values = [.. program.Values];
        List<Instruction> made = [];
        Dictionary<Place, int> largest = [];
        int Like(int id)
        {
            values.Add(values[id] with { Id = values.Count, Root = values.Count });
            return values.Count - 1;
        }

        foreach (Instruction step in program.Instructions)
        {
            if (!byOutput.TryGetValue(step.Output, out Place? place)) made.Add(step);
            else if (step == place.Pool)
            {
                largest[place] = Like(step.Output);
                made.Add(step with { Inputs = [place.Input], Output = largest[place] });
                made.Add(place.Map with { Inputs = [largest[place]], Output = step.Output });
            }
            else if (step == place.Index)
            {
                made.Add(step with { Inputs = [place.Input, largest[place]] });
            }
            else if (step == place.PoolGrad)
            {
                int y = place.Pool.Output, dy = Like(y);
                made.Add(place.MapGrad! with { Inputs = [y, y, step.Inputs[1]], Output = dy });
                made.Add(step with { Inputs = [step.Inputs[0], dy], Output = place.MapGrad!.Output });
            }
        }
        return program.With(values, made);
    }

    private sealed record Place(Instruction Map, Instruction Pool, Instruction? Index, Instruction? PoolGrad, Instruction? MapGrad)
    {
        public int Input => Map.Inputs[0];
    }
}
