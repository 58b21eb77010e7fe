namespace Whetstone.Data;

/// <summary>Another set whose labels have different numbers of rows, which are filled up so that they can be stacked.</summary>
internal sealed class PaddedLabels : Dataset
{
    private readonly Dataset source;
    private readonly double value;
    private readonly int? rows;

    public PaddedLabels(Dataset source, double value, int? rows)
    {
        if (rows is { } fixedRows) ArgumentOutOfRangeException.ThrowIfLessThan(fixedRows, 1, nameof(rows));
        (this.source, this.value, this.rows) = (source, value, rows);
    }

    public override int Count => source.Count;

    public override Sample this[int index]
    {
        get
        {
            Check(index);
            Sample sample = source[index];
            return rows is { } all ? sample with { Label = Padded(sample.Label, all) } : sample;
        }
    }

    public override Sample Read(int index, BatchContext context)
    {
        Check(index);
        return source.Read(index, context);
    }

    public override Sampler RandomOrder(ulong seed) => source.RandomOrder(seed);

    public override Batch Gather(ReadOnlySpan<int> indices) => Gather(indices, default);

    public override Batch Gather(ReadOnlySpan<int> indices, BatchContext context)
    {
        // Reading is what takes the time, and only afterwards is the longest known.
        Sample[] samples = SampleReading.InParallel(indices, (_, i) => Read(i, context));
        int longest = rows ?? samples.Select(s => s.Label.Rank > 0 ? s.Label.Shape[0] : 0).DefaultIfEmpty(0).Max();
        for (int i = 0; i < samples.Length; i++)
        {
            try
            {
                samples[i] = samples[i] with { Label = Padded(samples[i].Label, Math.Max(1, longest)) };
            }
            catch (ShapeException error)
            {
                throw new SampleException(indices[i], error);
            }
        }
        return Batch.Stack(samples, indices);
    }

    private Tensor Padded(Tensor label, int all)
    {
        if (label.Rank == 0) throw new ShapeException($"PadLabels: needs labels [rows, …]; got {label.Spec}");
        int more = all - label.Shape[0];
        if (more < 0) throw new ShapeException($"PadLabels: its label has {label.Shape[0]} rows, more than the {all} that there are to be");
        if (more == 0) return label;
        Tensor filling = Tensor.Full([more, .. label.Shape[1..]], value, label.DType);
        return label.Shape[0] == 0 ? filling : Tensor.Concat([label, filling]);
    }
}
