using Whetstone.Testing;

namespace Whetstone.Nn.Tests.Goldens;

/// <summary>How each recorded loss is called here; null for the variants of PyTorch that this library does not have.</summary>
internal static class LossCalls
{
    internal static Func<Tensor[], Tensor>? Of(GoldenCase at)
    {
        GoldenAttributes a = at.Attributes;
        string named = a.Text("reduction");
        Reduction r = named switch { "none" => Reduction.None, "mean" => Reduction.Mean, _ => Reduction.Sum };
        Tensor? third = at.Inputs.Count > 2 ? at.Inputs[2] : null;
        long ignore = a.Has("ignore_index") ? a.Int("ignore_index") : -100;
        return at.Op switch
        {
            "l1_loss" => Of(new L1Loss(r)),
            "mse_loss" => Of(new MseLoss(r)),
            "smooth_l1_loss" => Of(new SmoothL1Loss(a.Single("beta"), r)),
            "huber_loss" => Of(new HuberLoss(a.Single("delta"), r)),
            "cross_entropy" => Of(new SoftmaxCrossEntropyLoss(third, ignore, a.Number("label_smoothing", 0), r)),
            "nll_loss" => Of(new NllLoss(third, ignore, r)),
            "bce_with_logits" => Of(a.Has("weighted") ? new BinaryCrossEntropyLoss(third, null, r) : new BinaryCrossEntropyLoss(null, third, r)),
            "hinge_embedding" => Of(new HingeEmbeddingLoss(a.Single("margin"), r)),
            "sigmoid_focal" => Of(new FocalLoss(a.Single("alpha"), a.Single("gamma"), r)),
            "cosine_embedding" => x => new CosineEmbeddingLoss(a.Single("margin"), r).Call(x[0], x[1], x[2]),
            "triplet_margin" => a.Flag("swap") || a.Int("p") != 2 ? null : x => new TripletLoss(a.Single("margin"), r).Call(x[0], x[1], x[2]),
            "kl_div" when a.Flag("log_target") => null,
            "kl_div" when named == "batchmean" => x => new KlDivergenceLoss(Reduction.Sum).Call(x[0], x[1]) / x[0].Shape[0],
            "kl_div" => Of(new KlDivergenceLoss(r)),
            "soft_margin" => null,
            _ => throw new InvalidOperationException($"no entry calls {at.Op}"),
        };
    }

    private static Func<Tensor[], Tensor> Of(Loss loss) => x => loss.Call(x[0], x[1]);
}
