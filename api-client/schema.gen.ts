// Generated from the server's OpenAPI document by `npm run generate`.
export interface paths {
    "/api/v1/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                sandbox: {
                                    amazon: boolean;
                                    channels_url: string | null;
                                    hooks_url: string | null;
                                    keepa: boolean;
                                    llm: boolean;
                                    mail: boolean;
                                    mail_url: string | null;
                                    speed: number;
                                };
                                version: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Newest first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    product_id?: string;
                    rule?: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                    severity?: "low" | "medium" | "high";
                    since?: string;
                    status?: "open" | "acknowledged" | "resolved" | "unresolved";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                acknowledged_at: string | null;
                                acknowledged_by: string | null;
                                count: number;
                                /** @enum {string} */
                                direction: "up" | "down" | "none";
                                finding: {
                                    after: number | string | null;
                                    /** Format: date-time */
                                    at: string;
                                    before: number | string | null;
                                    change: number | null;
                                    currency: string | null;
                                    /** @enum {string} */
                                    direction: "up" | "down" | "none";
                                    facts: {
                                        [key: string]: number;
                                    };
                                    fields?: {
                                        after: string | string[];
                                        before: string | string[];
                                        /** @enum {string} */
                                        field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                    }[];
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                    reason_code: string;
                                    /** @enum {string} */
                                    rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                    /** @enum {string} */
                                    severity: "low" | "medium" | "high";
                                };
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                last_at: string;
                                /** Format: date-time */
                                opened_at: string;
                                product: {
                                    asin: string;
                                    /** Format: uuid */
                                    id: string;
                                    image_url: string | null;
                                    marketplace: string;
                                    name: string;
                                } | null;
                                product_count: number;
                                product_id: string | null;
                                resolution: ("user" | "recovered" | "reverted" | "untracked") | null;
                                resolved_at: string | null;
                                resolved_by: string | null;
                                rule: string;
                                /** Format: uuid */
                                rule_id: string;
                                rule_name: string;
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                                /** @enum {string} */
                                status: "open" | "acknowledged" | "resolved";
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/incidents/{incident_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incident_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                acknowledged_at: string | null;
                                acknowledged_by: string | null;
                                count: number;
                                /** @enum {string} */
                                direction: "up" | "down" | "none";
                                events: {
                                    /** Format: date-time */
                                    at: string;
                                    finding: {
                                        after: number | string | null;
                                        /** Format: date-time */
                                        at: string;
                                        before: number | string | null;
                                        change: number | null;
                                        currency: string | null;
                                        /** @enum {string} */
                                        direction: "up" | "down" | "none";
                                        facts: {
                                            [key: string]: number;
                                        };
                                        fields?: {
                                            after: string | string[];
                                            before: string | string[];
                                            /** @enum {string} */
                                            field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                        }[];
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                        reason_code: string;
                                        /** @enum {string} */
                                        rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                        /** @enum {string} */
                                        severity: "low" | "medium" | "high";
                                    };
                                    /** Format: uuid */
                                    id: string;
                                    product: {
                                        asin: string;
                                        /** Format: uuid */
                                        id: string;
                                        image_url: string | null;
                                        marketplace: string;
                                        name: string;
                                    } | null;
                                    /** Format: uuid */
                                    product_id: string;
                                }[];
                                finding: {
                                    after: number | string | null;
                                    /** Format: date-time */
                                    at: string;
                                    before: number | string | null;
                                    change: number | null;
                                    currency: string | null;
                                    /** @enum {string} */
                                    direction: "up" | "down" | "none";
                                    facts: {
                                        [key: string]: number;
                                    };
                                    fields?: {
                                        after: string | string[];
                                        before: string | string[];
                                        /** @enum {string} */
                                        field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                    }[];
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                    reason_code: string;
                                    /** @enum {string} */
                                    rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                    /** @enum {string} */
                                    severity: "low" | "medium" | "high";
                                };
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                last_at: string;
                                /** Format: date-time */
                                opened_at: string;
                                product: {
                                    asin: string;
                                    /** Format: uuid */
                                    id: string;
                                    image_url: string | null;
                                    marketplace: string;
                                    name: string;
                                } | null;
                                product_count: number;
                                product_id: string | null;
                                resolution: ("user" | "recovered" | "reverted" | "untracked") | null;
                                resolved_at: string | null;
                                resolved_by: string | null;
                                rule: string;
                                /** Format: uuid */
                                rule_id: string;
                                rule_name: string;
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                                /** @enum {string} */
                                status: "open" | "acknowledged" | "resolved";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/incidents/{incident_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incident_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                acknowledged_at: string | null;
                                acknowledged_by: string | null;
                                count: number;
                                /** @enum {string} */
                                direction: "up" | "down" | "none";
                                events: {
                                    /** Format: date-time */
                                    at: string;
                                    finding: {
                                        after: number | string | null;
                                        /** Format: date-time */
                                        at: string;
                                        before: number | string | null;
                                        change: number | null;
                                        currency: string | null;
                                        /** @enum {string} */
                                        direction: "up" | "down" | "none";
                                        facts: {
                                            [key: string]: number;
                                        };
                                        fields?: {
                                            after: string | string[];
                                            before: string | string[];
                                            /** @enum {string} */
                                            field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                        }[];
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                        reason_code: string;
                                        /** @enum {string} */
                                        rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                        /** @enum {string} */
                                        severity: "low" | "medium" | "high";
                                    };
                                    /** Format: uuid */
                                    id: string;
                                    product: {
                                        asin: string;
                                        /** Format: uuid */
                                        id: string;
                                        image_url: string | null;
                                        marketplace: string;
                                        name: string;
                                    } | null;
                                    /** Format: uuid */
                                    product_id: string;
                                }[];
                                finding: {
                                    after: number | string | null;
                                    /** Format: date-time */
                                    at: string;
                                    before: number | string | null;
                                    change: number | null;
                                    currency: string | null;
                                    /** @enum {string} */
                                    direction: "up" | "down" | "none";
                                    facts: {
                                        [key: string]: number;
                                    };
                                    fields?: {
                                        after: string | string[];
                                        before: string | string[];
                                        /** @enum {string} */
                                        field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                    }[];
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                    reason_code: string;
                                    /** @enum {string} */
                                    rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                    /** @enum {string} */
                                    severity: "low" | "medium" | "high";
                                };
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                last_at: string;
                                /** Format: date-time */
                                opened_at: string;
                                product: {
                                    asin: string;
                                    /** Format: uuid */
                                    id: string;
                                    image_url: string | null;
                                    marketplace: string;
                                    name: string;
                                } | null;
                                product_count: number;
                                product_id: string | null;
                                resolution: ("user" | "recovered" | "reverted" | "untracked") | null;
                                resolved_at: string | null;
                                resolved_by: string | null;
                                rule: string;
                                /** Format: uuid */
                                rule_id: string;
                                rule_name: string;
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                                /** @enum {string} */
                                status: "open" | "acknowledged" | "resolved";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/incidents/{incident_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incident_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                acknowledged_at: string | null;
                                acknowledged_by: string | null;
                                count: number;
                                /** @enum {string} */
                                direction: "up" | "down" | "none";
                                events: {
                                    /** Format: date-time */
                                    at: string;
                                    finding: {
                                        after: number | string | null;
                                        /** Format: date-time */
                                        at: string;
                                        before: number | string | null;
                                        change: number | null;
                                        currency: string | null;
                                        /** @enum {string} */
                                        direction: "up" | "down" | "none";
                                        facts: {
                                            [key: string]: number;
                                        };
                                        fields?: {
                                            after: string | string[];
                                            before: string | string[];
                                            /** @enum {string} */
                                            field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                        }[];
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                        reason_code: string;
                                        /** @enum {string} */
                                        rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                        /** @enum {string} */
                                        severity: "low" | "medium" | "high";
                                    };
                                    /** Format: uuid */
                                    id: string;
                                    product: {
                                        asin: string;
                                        /** Format: uuid */
                                        id: string;
                                        image_url: string | null;
                                        marketplace: string;
                                        name: string;
                                    } | null;
                                    /** Format: uuid */
                                    product_id: string;
                                }[];
                                finding: {
                                    after: number | string | null;
                                    /** Format: date-time */
                                    at: string;
                                    before: number | string | null;
                                    change: number | null;
                                    currency: string | null;
                                    /** @enum {string} */
                                    direction: "up" | "down" | "none";
                                    facts: {
                                        [key: string]: number;
                                    };
                                    fields?: {
                                        after: string | string[];
                                        before: string | string[];
                                        /** @enum {string} */
                                        field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                    }[];
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                    reason_code: string;
                                    /** @enum {string} */
                                    rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                    /** @enum {string} */
                                    severity: "low" | "medium" | "high";
                                };
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                last_at: string;
                                /** Format: date-time */
                                opened_at: string;
                                product: {
                                    asin: string;
                                    /** Format: uuid */
                                    id: string;
                                    image_url: string | null;
                                    marketplace: string;
                                    name: string;
                                } | null;
                                product_count: number;
                                product_id: string | null;
                                resolution: ("user" | "recovered" | "reverted" | "untracked") | null;
                                resolved_at: string | null;
                                resolved_by: string | null;
                                rule: string;
                                /** Format: uuid */
                                rule_id: string;
                                rule_name: string;
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                                /** @enum {string} */
                                status: "open" | "acknowledged" | "resolved";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/incidents/{incident_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    incident_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                acknowledged_at: string | null;
                                acknowledged_by: string | null;
                                count: number;
                                /** @enum {string} */
                                direction: "up" | "down" | "none";
                                events: {
                                    /** Format: date-time */
                                    at: string;
                                    finding: {
                                        after: number | string | null;
                                        /** Format: date-time */
                                        at: string;
                                        before: number | string | null;
                                        change: number | null;
                                        currency: string | null;
                                        /** @enum {string} */
                                        direction: "up" | "down" | "none";
                                        facts: {
                                            [key: string]: number;
                                        };
                                        fields?: {
                                            after: string | string[];
                                            before: string | string[];
                                            /** @enum {string} */
                                            field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                        }[];
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                        reason_code: string;
                                        /** @enum {string} */
                                        rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                        /** @enum {string} */
                                        severity: "low" | "medium" | "high";
                                    };
                                    /** Format: uuid */
                                    id: string;
                                    product: {
                                        asin: string;
                                        /** Format: uuid */
                                        id: string;
                                        image_url: string | null;
                                        marketplace: string;
                                        name: string;
                                    } | null;
                                    /** Format: uuid */
                                    product_id: string;
                                }[];
                                finding: {
                                    after: number | string | null;
                                    /** Format: date-time */
                                    at: string;
                                    before: number | string | null;
                                    change: number | null;
                                    currency: string | null;
                                    /** @enum {string} */
                                    direction: "up" | "down" | "none";
                                    facts: {
                                        [key: string]: number;
                                    };
                                    fields?: {
                                        after: string | string[];
                                        before: string | string[];
                                        /** @enum {string} */
                                        field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                    }[];
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                    reason_code: string;
                                    /** @enum {string} */
                                    rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                    /** @enum {string} */
                                    severity: "low" | "medium" | "high";
                                };
                                /** Format: uuid */
                                id: string;
                                /** Format: date-time */
                                last_at: string;
                                /** Format: date-time */
                                opened_at: string;
                                product: {
                                    asin: string;
                                    /** Format: uuid */
                                    id: string;
                                    image_url: string | null;
                                    marketplace: string;
                                    name: string;
                                } | null;
                                product_count: number;
                                product_id: string | null;
                                resolution: ("user" | "recovered" | "reverted" | "untracked") | null;
                                resolved_at: string | null;
                                resolved_by: string | null;
                                rule: string;
                                /** Format: uuid */
                                rule_id: string;
                                rule_name: string;
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                                /** @enum {string} */
                                status: "open" | "acknowledged" | "resolved";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/incidents/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                acknowledged: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                channels: ("in_app" | "email" | "webhook")[];
                                condition: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                confirm: "at_once" | "twice";
                                cool_down_h: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                is_default: boolean;
                                is_enabled: boolean;
                                muted_until: string | null;
                                name: string;
                                recipients: ("members" | "admins") | string[];
                                scope: {
                                    [key: string]: unknown;
                                };
                                severity: ("low" | "medium" | "high") | null;
                                /** Format: date-time */
                                updated_at: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channels?: ("in_app" | "email" | "webhook")[];
                        condition: ({
                            /** @enum {string} */
                            kind: "finding";
                            /**
                             * @default low
                             * @enum {string}
                             */
                            min_severity?: "low" | "medium" | "high";
                            /** @default [] */
                            rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                        } | {
                            currency?: string;
                            /** @enum {string} */
                            kind: "threshold";
                            /** @enum {string} */
                            metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                            /** @enum {string} */
                            op: "lte" | "gte";
                            value: number;
                        } | {
                            /**
                             * @default previous
                             * @enum {string}
                             */
                            against?: "previous" | "day" | "week";
                            amount?: number;
                            currency?: string;
                            /**
                             * @default any
                             * @enum {string}
                             */
                            direction?: "up" | "down" | "any";
                            /** @enum {string} */
                            kind: "change";
                            /** @enum {string} */
                            metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                            percent?: number;
                        } | {
                            /** @enum {string} */
                            kind: "seller";
                            not_in: string[];
                        } | {
                            /** @default [] */
                            fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                            /** @enum {string} */
                            kind: "field";
                        } | {
                            /** @enum {string} */
                            kind: "stale";
                        }) | {
                            all: (({
                                /** @enum {string} */
                                kind: "finding";
                                /**
                                 * @default low
                                 * @enum {string}
                                 */
                                min_severity?: "low" | "medium" | "high";
                                /** @default [] */
                                rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                            } | {
                                currency?: string;
                                /** @enum {string} */
                                kind: "threshold";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                /** @enum {string} */
                                op: "lte" | "gte";
                                value: number;
                            } | {
                                /**
                                 * @default previous
                                 * @enum {string}
                                 */
                                against?: "previous" | "day" | "week";
                                amount?: number;
                                currency?: string;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                direction?: "up" | "down" | "any";
                                /** @enum {string} */
                                kind: "change";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                percent?: number;
                            } | {
                                /** @enum {string} */
                                kind: "seller";
                                not_in: string[];
                            } | {
                                /** @default [] */
                                fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                /** @enum {string} */
                                kind: "field";
                            } | {
                                /** @enum {string} */
                                kind: "stale";
                            }) | {
                                all: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            } | {
                                any: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            })[];
                        } | {
                            any: (({
                                /** @enum {string} */
                                kind: "finding";
                                /**
                                 * @default low
                                 * @enum {string}
                                 */
                                min_severity?: "low" | "medium" | "high";
                                /** @default [] */
                                rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                            } | {
                                currency?: string;
                                /** @enum {string} */
                                kind: "threshold";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                /** @enum {string} */
                                op: "lte" | "gte";
                                value: number;
                            } | {
                                /**
                                 * @default previous
                                 * @enum {string}
                                 */
                                against?: "previous" | "day" | "week";
                                amount?: number;
                                currency?: string;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                direction?: "up" | "down" | "any";
                                /** @enum {string} */
                                kind: "change";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                percent?: number;
                            } | {
                                /** @enum {string} */
                                kind: "seller";
                                not_in: string[];
                            } | {
                                /** @default [] */
                                fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                /** @enum {string} */
                                kind: "field";
                            } | {
                                /** @enum {string} */
                                kind: "stale";
                            }) | {
                                all: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            } | {
                                any: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            })[];
                        };
                        /**
                         * @default twice
                         * @enum {string}
                         */
                        confirm?: "at_once" | "twice";
                        /** @default 24 */
                        cool_down_h?: number;
                        /** @default true */
                        is_enabled?: boolean;
                        muted_until?: string | null;
                        name: string;
                        /** @default members */
                        recipients?: ("members" | "admins") | string[];
                        /**
                         * @default {
                         *       "kind": "all"
                         *     }
                         */
                        scope?: {
                            /** @enum {string} */
                            kind: "all";
                        } | {
                            /** @enum {string} */
                            kind: "tag";
                            tag: string;
                        } | {
                            /** @enum {string} */
                            kind: "products";
                            product_ids: string[];
                        };
                        /** @default null */
                        severity?: ("low" | "medium" | "high") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                channels: ("in_app" | "email" | "webhook")[];
                                condition: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                confirm: "at_once" | "twice";
                                cool_down_h: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                is_default: boolean;
                                is_enabled: boolean;
                                muted_until: string | null;
                                name: string;
                                recipients: ("members" | "admins") | string[];
                                scope: {
                                    [key: string]: unknown;
                                };
                                severity: ("low" | "medium" | "high") | null;
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                channels: ("in_app" | "email" | "webhook")[];
                                condition: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                confirm: "at_once" | "twice";
                                cool_down_h: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                is_default: boolean;
                                is_enabled: boolean;
                                muted_until: string | null;
                                name: string;
                                products: {
                                    asin: string;
                                    /** Format: uuid */
                                    id: string;
                                    image_url: string | null;
                                    marketplace: string;
                                    name: string;
                                }[];
                                recipients: ("members" | "admins") | string[];
                                scope: {
                                    [key: string]: unknown;
                                };
                                severity: ("low" | "medium" | "high") | null;
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        /** @description For role member and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channels?: ("in_app" | "email" | "webhook")[];
                        condition?: ({
                            /** @enum {string} */
                            kind: "finding";
                            /**
                             * @default low
                             * @enum {string}
                             */
                            min_severity?: "low" | "medium" | "high";
                            /** @default [] */
                            rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                        } | {
                            currency?: string;
                            /** @enum {string} */
                            kind: "threshold";
                            /** @enum {string} */
                            metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                            /** @enum {string} */
                            op: "lte" | "gte";
                            value: number;
                        } | {
                            /**
                             * @default previous
                             * @enum {string}
                             */
                            against?: "previous" | "day" | "week";
                            amount?: number;
                            currency?: string;
                            /**
                             * @default any
                             * @enum {string}
                             */
                            direction?: "up" | "down" | "any";
                            /** @enum {string} */
                            kind: "change";
                            /** @enum {string} */
                            metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                            percent?: number;
                        } | {
                            /** @enum {string} */
                            kind: "seller";
                            not_in: string[];
                        } | {
                            /** @default [] */
                            fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                            /** @enum {string} */
                            kind: "field";
                        } | {
                            /** @enum {string} */
                            kind: "stale";
                        }) | {
                            all: (({
                                /** @enum {string} */
                                kind: "finding";
                                /**
                                 * @default low
                                 * @enum {string}
                                 */
                                min_severity?: "low" | "medium" | "high";
                                /** @default [] */
                                rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                            } | {
                                currency?: string;
                                /** @enum {string} */
                                kind: "threshold";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                /** @enum {string} */
                                op: "lte" | "gte";
                                value: number;
                            } | {
                                /**
                                 * @default previous
                                 * @enum {string}
                                 */
                                against?: "previous" | "day" | "week";
                                amount?: number;
                                currency?: string;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                direction?: "up" | "down" | "any";
                                /** @enum {string} */
                                kind: "change";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                percent?: number;
                            } | {
                                /** @enum {string} */
                                kind: "seller";
                                not_in: string[];
                            } | {
                                /** @default [] */
                                fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                /** @enum {string} */
                                kind: "field";
                            } | {
                                /** @enum {string} */
                                kind: "stale";
                            }) | {
                                all: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            } | {
                                any: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            })[];
                        } | {
                            any: (({
                                /** @enum {string} */
                                kind: "finding";
                                /**
                                 * @default low
                                 * @enum {string}
                                 */
                                min_severity?: "low" | "medium" | "high";
                                /** @default [] */
                                rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                            } | {
                                currency?: string;
                                /** @enum {string} */
                                kind: "threshold";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                /** @enum {string} */
                                op: "lte" | "gte";
                                value: number;
                            } | {
                                /**
                                 * @default previous
                                 * @enum {string}
                                 */
                                against?: "previous" | "day" | "week";
                                amount?: number;
                                currency?: string;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                direction?: "up" | "down" | "any";
                                /** @enum {string} */
                                kind: "change";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                percent?: number;
                            } | {
                                /** @enum {string} */
                                kind: "seller";
                                not_in: string[];
                            } | {
                                /** @default [] */
                                fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                /** @enum {string} */
                                kind: "field";
                            } | {
                                /** @enum {string} */
                                kind: "stale";
                            }) | {
                                all: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            } | {
                                any: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            })[];
                        };
                        /** @enum {string} */
                        confirm?: "at_once" | "twice";
                        cool_down_h?: number;
                        is_enabled?: boolean;
                        muted_until?: string | null;
                        name?: string;
                        recipients?: ("members" | "admins") | string[];
                        scope?: {
                            /** @enum {string} */
                            kind: "all";
                        } | {
                            /** @enum {string} */
                            kind: "tag";
                            tag: string;
                        } | {
                            /** @enum {string} */
                            kind: "products";
                            product_ids: string[];
                        };
                        severity?: ("low" | "medium" | "high") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                channels: ("in_app" | "email" | "webhook")[];
                                condition: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                confirm: "at_once" | "twice";
                                cool_down_h: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                is_default: boolean;
                                is_enabled: boolean;
                                muted_until: string | null;
                                name: string;
                                recipients: ("members" | "admins") | string[];
                                scope: {
                                    [key: string]: unknown;
                                };
                                severity: ("low" | "medium" | "high") | null;
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Can be restored for a day
         * @description For role member and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/rules/{rule_id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Until a time; null ends it
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        until: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                channels: ("in_app" | "email" | "webhook")[];
                                condition: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                confirm: "at_once" | "twice";
                                cool_down_h: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                is_default: boolean;
                                is_enabled: boolean;
                                muted_until: string | null;
                                name: string;
                                recipients: ("members" | "admins") | string[];
                                scope: {
                                    [key: string]: unknown;
                                };
                                severity: ("low" | "medium" | "high") | null;
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/rules/{rule_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                channels: ("in_app" | "email" | "webhook")[];
                                condition: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                confirm: "at_once" | "twice";
                                cool_down_h: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                is_default: boolean;
                                is_enabled: boolean;
                                muted_until: string | null;
                                name: string;
                                recipients: ("members" | "admins") | string[];
                                scope: {
                                    [key: string]: unknown;
                                };
                                severity: ("low" | "medium" | "high") | null;
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/rules/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a rule would have told of the stored history
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channels?: ("in_app" | "email" | "webhook")[];
                        condition: ({
                            /** @enum {string} */
                            kind: "finding";
                            /**
                             * @default low
                             * @enum {string}
                             */
                            min_severity?: "low" | "medium" | "high";
                            /** @default [] */
                            rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                        } | {
                            currency?: string;
                            /** @enum {string} */
                            kind: "threshold";
                            /** @enum {string} */
                            metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                            /** @enum {string} */
                            op: "lte" | "gte";
                            value: number;
                        } | {
                            /**
                             * @default previous
                             * @enum {string}
                             */
                            against?: "previous" | "day" | "week";
                            amount?: number;
                            currency?: string;
                            /**
                             * @default any
                             * @enum {string}
                             */
                            direction?: "up" | "down" | "any";
                            /** @enum {string} */
                            kind: "change";
                            /** @enum {string} */
                            metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                            percent?: number;
                        } | {
                            /** @enum {string} */
                            kind: "seller";
                            not_in: string[];
                        } | {
                            /** @default [] */
                            fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                            /** @enum {string} */
                            kind: "field";
                        } | {
                            /** @enum {string} */
                            kind: "stale";
                        }) | {
                            all: (({
                                /** @enum {string} */
                                kind: "finding";
                                /**
                                 * @default low
                                 * @enum {string}
                                 */
                                min_severity?: "low" | "medium" | "high";
                                /** @default [] */
                                rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                            } | {
                                currency?: string;
                                /** @enum {string} */
                                kind: "threshold";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                /** @enum {string} */
                                op: "lte" | "gte";
                                value: number;
                            } | {
                                /**
                                 * @default previous
                                 * @enum {string}
                                 */
                                against?: "previous" | "day" | "week";
                                amount?: number;
                                currency?: string;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                direction?: "up" | "down" | "any";
                                /** @enum {string} */
                                kind: "change";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                percent?: number;
                            } | {
                                /** @enum {string} */
                                kind: "seller";
                                not_in: string[];
                            } | {
                                /** @default [] */
                                fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                /** @enum {string} */
                                kind: "field";
                            } | {
                                /** @enum {string} */
                                kind: "stale";
                            }) | {
                                all: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            } | {
                                any: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            })[];
                        } | {
                            any: (({
                                /** @enum {string} */
                                kind: "finding";
                                /**
                                 * @default low
                                 * @enum {string}
                                 */
                                min_severity?: "low" | "medium" | "high";
                                /** @default [] */
                                rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                            } | {
                                currency?: string;
                                /** @enum {string} */
                                kind: "threshold";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                /** @enum {string} */
                                op: "lte" | "gte";
                                value: number;
                            } | {
                                /**
                                 * @default previous
                                 * @enum {string}
                                 */
                                against?: "previous" | "day" | "week";
                                amount?: number;
                                currency?: string;
                                /**
                                 * @default any
                                 * @enum {string}
                                 */
                                direction?: "up" | "down" | "any";
                                /** @enum {string} */
                                kind: "change";
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                percent?: number;
                            } | {
                                /** @enum {string} */
                                kind: "seller";
                                not_in: string[];
                            } | {
                                /** @default [] */
                                fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                /** @enum {string} */
                                kind: "field";
                            } | {
                                /** @enum {string} */
                                kind: "stale";
                            }) | {
                                all: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            } | {
                                any: (({
                                    /** @enum {string} */
                                    kind: "finding";
                                    /**
                                     * @default low
                                     * @enum {string}
                                     */
                                    min_severity?: "low" | "medium" | "high";
                                    /** @default [] */
                                    rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                } | {
                                    currency?: string;
                                    /** @enum {string} */
                                    kind: "threshold";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    /** @enum {string} */
                                    op: "lte" | "gte";
                                    value: number;
                                } | {
                                    /**
                                     * @default previous
                                     * @enum {string}
                                     */
                                    against?: "previous" | "day" | "week";
                                    amount?: number;
                                    currency?: string;
                                    /**
                                     * @default any
                                     * @enum {string}
                                     */
                                    direction?: "up" | "down" | "any";
                                    /** @enum {string} */
                                    kind: "change";
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                    percent?: number;
                                } | {
                                    /** @enum {string} */
                                    kind: "seller";
                                    not_in: string[];
                                } | {
                                    /** @default [] */
                                    fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                    /** @enum {string} */
                                    kind: "field";
                                } | {
                                    /** @enum {string} */
                                    kind: "stale";
                                }) | {
                                    all: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                } | {
                                    any: ({
                                        /** @enum {string} */
                                        kind: "finding";
                                        /**
                                         * @default low
                                         * @enum {string}
                                         */
                                        min_severity?: "low" | "medium" | "high";
                                        /** @default [] */
                                        rules?: ("price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data")[];
                                    } | {
                                        currency?: string;
                                        /** @enum {string} */
                                        kind: "threshold";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        /** @enum {string} */
                                        op: "lte" | "gte";
                                        value: number;
                                    } | {
                                        /**
                                         * @default previous
                                         * @enum {string}
                                         */
                                        against?: "previous" | "day" | "week";
                                        amount?: number;
                                        currency?: string;
                                        /**
                                         * @default any
                                         * @enum {string}
                                         */
                                        direction?: "up" | "down" | "any";
                                        /** @enum {string} */
                                        kind: "change";
                                        /** @enum {string} */
                                        metric: "price" | "buy_box" | "bsr" | "rating" | "reviews" | "offers_new";
                                        percent?: number;
                                    } | {
                                        /** @enum {string} */
                                        kind: "seller";
                                        not_in: string[];
                                    } | {
                                        /** @default [] */
                                        fields?: ("title" | "brand" | "bullets" | "images" | "description" | "category")[];
                                        /** @enum {string} */
                                        kind: "field";
                                    } | {
                                        /** @enum {string} */
                                        kind: "stale";
                                    })[];
                                })[];
                            })[];
                        };
                        /**
                         * @default twice
                         * @enum {string}
                         */
                        confirm?: "at_once" | "twice";
                        /** @default 24 */
                        cool_down_h?: number;
                        /** @default 30 */
                        days?: number;
                        /** @default true */
                        is_enabled?: boolean;
                        muted_until?: string | null;
                        /** @default A rule */
                        name?: string;
                        /** @default members */
                        recipients?: ("members" | "admins") | string[];
                        /**
                         * @default {
                         *       "kind": "all"
                         *     }
                         */
                        scope?: {
                            /** @enum {string} */
                            kind: "all";
                        } | {
                            /** @enum {string} */
                            kind: "tag";
                            tag: string;
                        } | {
                            /** @enum {string} */
                            kind: "products";
                            product_ids: string[];
                        };
                        /** @default null */
                        severity?: ("low" | "medium" | "high") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                counts: {
                                    product: {
                                        asin: string;
                                        /** Format: uuid */
                                        id: string;
                                        image_url: string | null;
                                        marketplace: string;
                                        name: string;
                                    } | null;
                                    /** Format: uuid */
                                    product_id: string;
                                    told: number;
                                }[];
                                findings: {
                                    after: number | string | null;
                                    /** Format: date-time */
                                    at: string;
                                    before: number | string | null;
                                    change: number | null;
                                    currency: string | null;
                                    /** @enum {string} */
                                    direction: "up" | "down" | "none";
                                    facts: {
                                        [key: string]: number;
                                    };
                                    fields?: {
                                        after: string | string[];
                                        before: string | string[];
                                        /** @enum {string} */
                                        field: "title" | "brand" | "bullets" | "images" | "description" | "category";
                                    }[];
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                    /** Format: uuid */
                                    product_id: string;
                                    reason_code: string;
                                    /** @enum {string} */
                                    rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data" | "threshold" | "change" | "seller_not_allowed";
                                    /** @enum {string} */
                                    severity: "low" | "medium" | "high";
                                }[];
                                per_week: number;
                                products: number;
                                products_tested: number;
                                told: number;
                                weeks: {
                                    /** Format: date-time */
                                    from: string;
                                    told: number;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                acknowledged: number;
                                high: number;
                                low: number;
                                medium: number;
                                open: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        /** @enum {string} */
                        language?: "en" | "zh-TW" | "zh-CN";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                message: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        /**
                         * @default token
                         * @enum {string}
                         */
                        session?: "token" | "cookie";
                        token: string;
                        username?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                access_token: string;
                                expires_in: number;
                                refresh_token?: string;
                                /** @enum {string} */
                                token_type: "bearer";
                                user: {
                                    email: string;
                                    /** Format: uuid */
                                    id: string;
                                    is_super_admin: boolean;
                                    language: ("en" | "zh-TW" | "zh-CN") | null;
                                    /** @enum {string} */
                                    role: "viewer" | "member" | "admin" | "owner";
                                    /** Format: uuid */
                                    tenant_id: string;
                                    tenant_name: string;
                                    time_zone: string;
                                    username: string;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                challenge: string;
                                expires_in: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                email: string;
                                has_account: boolean;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                tenant_name: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys of access tokens (JWKS) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            keys: {
                                [key: string]: unknown;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email?: string;
                        password: string;
                        /**
                         * @default token
                         * @enum {string}
                         */
                        session?: "token" | "cookie";
                        username?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                access_token: string;
                                expires_in: number;
                                refresh_token?: string;
                                /** @enum {string} */
                                token_type: "bearer";
                                user: {
                                    email: string;
                                    /** Format: uuid */
                                    id: string;
                                    is_super_admin: boolean;
                                    language: ("en" | "zh-TW" | "zh-CN") | null;
                                    /** @enum {string} */
                                    role: "viewer" | "member" | "admin" | "owner";
                                    /** Format: uuid */
                                    tenant_id: string;
                                    tenant_name: string;
                                    time_zone: string;
                                    username: string;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                challenge: string;
                                expires_in: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login/second-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second step of a log-in that was answered with a challenge */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        challenge: string;
                        code: string;
                        /**
                         * @default token
                         * @enum {string}
                         */
                        session?: "token" | "cookie";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                access_token: string;
                                expires_in: number;
                                refresh_token?: string;
                                /** @enum {string} */
                                token_type: "bearer";
                                user: {
                                    email: string;
                                    /** Format: uuid */
                                    id: string;
                                    is_super_admin: boolean;
                                    language: ("en" | "zh-TW" | "zh-CN") | null;
                                    /** @enum {string} */
                                    role: "viewer" | "member" | "admin" | "owner";
                                    /** Format: uuid */
                                    tenant_id: string;
                                    tenant_name: string;
                                    time_zone: string;
                                    username: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        refresh_token?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role viewer and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The way back from the provider, for browsers */
        get: {
            parameters: {
                query?: {
                    code?: string;
                    error?: string;
                    error_description?: string;
                    iss?: string;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where to send the browser */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default / */
                        return_to?: string;
                        tenant_code?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one can sign in besides here */
        get: {
            parameters: {
                query?: {
                    tenant_code?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                kind: "tenant" | "installation";
                                name: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        refresh_token?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                access_token: string;
                                expires_in: number;
                                refresh_token?: string;
                                /** @enum {string} */
                                token_type: "bearer";
                                user: {
                                    email: string;
                                    /** Format: uuid */
                                    id: string;
                                    is_super_admin: boolean;
                                    language: ("en" | "zh-TW" | "zh-CN") | null;
                                    /** @enum {string} */
                                    role: "viewer" | "member" | "admin" | "owner";
                                    /** Format: uuid */
                                    tenant_id: string;
                                    tenant_name: string;
                                    time_zone: string;
                                    username: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        /** @enum {string} */
                        language?: "en" | "zh-TW" | "zh-CN";
                        password: string;
                        tenant_code?: string;
                        tenant_name?: string;
                        username: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                message: string;
                                /** Format: uuid */
                                tenant_id: string;
                                /** Format: uuid */
                                user_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/step-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proves for 10 minutes that it is still you: by a code of who has a second factor, else by the password
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code?: string;
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/switch-tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role viewer and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default token
                         * @enum {string}
                         */
                        session?: "token" | "cookie";
                        /** Format: uuid */
                        tenant_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                access_token: string;
                                expires_in: number;
                                refresh_token?: string;
                                /** @enum {string} */
                                token_type: "bearer";
                                user: {
                                    email: string;
                                    /** Format: uuid */
                                    id: string;
                                    is_super_admin: boolean;
                                    language: ("en" | "zh-TW" | "zh-CN") | null;
                                    /** @enum {string} */
                                    role: "viewer" | "member" | "admin" | "owner";
                                    /** Format: uuid */
                                    tenant_id: string;
                                    tenant_name: string;
                                    time_zone: string;
                                    username: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default token
                         * @enum {string}
                         */
                        session?: "token" | "cookie";
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                access_token: string;
                                expires_in: number;
                                refresh_token?: string;
                                /** @enum {string} */
                                token_type: "bearer";
                                user: {
                                    email: string;
                                    /** Format: uuid */
                                    id: string;
                                    is_super_admin: boolean;
                                    language: ("en" | "zh-TW" | "zh-CN") | null;
                                    /** @enum {string} */
                                    role: "viewer" | "member" | "admin" | "owner";
                                    /** Format: uuid */
                                    tenant_id: string;
                                    tenant_name: string;
                                    time_zone: string;
                                    username: string;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                message: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                auto_crawl: boolean;
                                bestseller_url: string | null;
                                columns: string[];
                                /** @enum {string} */
                                crawl_schedule: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                found: number;
                                /** Format: uuid */
                                id: string;
                                is_searching: boolean;
                                keywords: string[];
                                last_result: {
                                    added?: number;
                                    code?: string;
                                    found?: number;
                                    no_room?: number;
                                } | null;
                                last_search_at: string | null;
                                marketplace: string;
                                max_products: number;
                                name: string;
                                next_search_at: string | null;
                                no_room: number;
                                preset: string | null;
                                tag: string;
                                task_id: string | null;
                                tracked: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Searches at once, and again by its schedule
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        auto_crawl?: boolean;
                        /** @default null */
                        bestseller_url?: string | null;
                        columns?: ("anc" | "battery_h" | "codecs" | "driver_mm" | "bluetooth" | "water")[];
                        /**
                         * @default daily
                         * @enum {string}
                         */
                        crawl_schedule?: "hourly" | "6h" | "daily" | "weekly";
                        keywords?: string[];
                        /**
                         * @default us
                         * @enum {string}
                         */
                        marketplace?: "us" | "ca" | "mx" | "br" | "uk" | "de" | "fr" | "it" | "es" | "nl" | "se" | "pl" | "be" | "ie" | "tr" | "ae" | "sa" | "eg" | "za" | "in" | "jp" | "sg" | "au";
                        /** @default 50 */
                        max_products?: number;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                auto_crawl: boolean;
                                bestseller_url: string | null;
                                columns: string[];
                                /** @enum {string} */
                                crawl_schedule: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                estimated_completion: string;
                                found: number;
                                /** Format: uuid */
                                id: string;
                                is_searching: boolean;
                                keywords: string[];
                                last_result: {
                                    added?: number;
                                    code?: string;
                                    found?: number;
                                    no_room?: number;
                                } | null;
                                last_search_at: string | null;
                                marketplace: string;
                                max_products: number;
                                name: string;
                                next_search_at: string | null;
                                no_room: number;
                                preset: string | null;
                                tag: string;
                                task_id: string | null;
                                tracked: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    category_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                auto_crawl: boolean;
                                bestseller_url: string | null;
                                columns: string[];
                                /** @enum {string} */
                                crawl_schedule: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                found: number;
                                /** Format: uuid */
                                id: string;
                                is_searching: boolean;
                                keywords: string[];
                                last_result: {
                                    added?: number;
                                    code?: string;
                                    found?: number;
                                    no_room?: number;
                                } | null;
                                last_search_at: string | null;
                                marketplace: string;
                                max_products: number;
                                name: string;
                                next_search_at: string | null;
                                no_room: number;
                                preset: string | null;
                                tag: string;
                                task_id: string | null;
                                tracked: number;
                            };
                        };
                    };
                };
            };
        };
        /** @description For role member and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    category_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        auto_crawl?: boolean;
                        bestseller_url?: string | null;
                        columns?: ("anc" | "battery_h" | "codecs" | "driver_mm" | "bluetooth" | "water")[];
                        /** @enum {string} */
                        crawl_schedule?: "hourly" | "6h" | "daily" | "weekly";
                        keywords?: string[];
                        max_products?: number;
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                auto_crawl: boolean;
                                bestseller_url: string | null;
                                columns: string[];
                                /** @enum {string} */
                                crawl_schedule: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                found: number;
                                /** Format: uuid */
                                id: string;
                                is_searching: boolean;
                                keywords: string[];
                                last_result: {
                                    added?: number;
                                    code?: string;
                                    found?: number;
                                    no_room?: number;
                                } | null;
                                last_search_at: string | null;
                                marketplace: string;
                                max_products: number;
                                name: string;
                                next_search_at: string | null;
                                no_room: number;
                                preset: string | null;
                                tag: string;
                                task_id: string | null;
                                tracked: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * What it found stays tracked
         * @description For role member and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    category_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{category_id}/crawl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Searches now; a search under way is joined
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    category_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                estimated_completion: string;
                                message: string;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{category_id}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was found, the best place first, tracked or not
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    page?: number;
                    status?: "tracked" | "found" | "no_room";
                };
                header?: never;
                path: {
                    category_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                brand: string | null;
                                bsr: number | null;
                                columns: {
                                    [key: string]: string | number | null;
                                };
                                currency: string;
                                /** Format: date-time */
                                first_found_at: string;
                                image_url: string | null;
                                keyword: string | null;
                                /** Format: date-time */
                                last_found_at: string;
                                /** Format: uuid */
                                listing_id: string;
                                marketplace: string;
                                name: string;
                                observed_at: string | null;
                                position: number | null;
                                price_minor: number | null;
                                product_id: string | null;
                                rating: number | null;
                                reviews: number | null;
                                /** @enum {string} */
                                status: "tracked" | "found" | "no_room";
                                url: string;
                            }[];
                            pagination: {
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Set-ups that one call makes
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                category_id: string | null;
                                columns: string[];
                                keywords: string[];
                                max_products: number;
                                name: string;
                                /** @enum {string} */
                                preset: "bluetooth-headphones";
                                rules: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/presets/{preset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A category, its columns and alert rules; the same again when it is there already (200)
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    preset: "bluetooth-headphones";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default us
                         * @enum {string}
                         */
                        marketplace?: "us" | "ca" | "mx" | "br" | "uk" | "de" | "fr" | "it" | "es" | "nl" | "se" | "pl" | "be" | "ie" | "tr" | "ae" | "sa" | "eg" | "za" | "in" | "jp" | "sg" | "au";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                auto_crawl: boolean;
                                bestseller_url: string | null;
                                columns: string[];
                                /** @enum {string} */
                                crawl_schedule: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                estimated_completion: string;
                                found: number;
                                /** Format: uuid */
                                id: string;
                                is_searching: boolean;
                                keywords: string[];
                                last_result: {
                                    added?: number;
                                    code?: string;
                                    found?: number;
                                    no_room?: number;
                                } | null;
                                last_search_at: string | null;
                                marketplace: string;
                                max_products: number;
                                name: string;
                                next_search_at: string | null;
                                no_room: number;
                                preset: string | null;
                                tag: string;
                                task_id: string | null;
                                tracked: number;
                            };
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                auto_crawl: boolean;
                                bestseller_url: string | null;
                                columns: string[];
                                /** @enum {string} */
                                crawl_schedule: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                /** Format: date-time */
                                estimated_completion: string;
                                found: number;
                                /** Format: uuid */
                                id: string;
                                is_searching: boolean;
                                keywords: string[];
                                last_result: {
                                    added?: number;
                                    code?: string;
                                    found?: number;
                                    no_room?: number;
                                } | null;
                                last_search_at: string | null;
                                marketplace: string;
                                max_products: number;
                                name: string;
                                next_search_at: string | null;
                                no_room: number;
                                preset: string | null;
                                tag: string;
                                task_id: string | null;
                                tracked: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/{competitor_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes the relation; the product stays
         * @description For role member and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    competitor_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    group_id?: string;
                    state?: "suggested" | "confirmed" | "dismissed";
                };
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                brand: string | null;
                                bsr: number | null;
                                /** Format: uuid */
                                competitor_id: string;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                group_id: string | null;
                                image_url: string | null;
                                is_family_of_own: boolean;
                                /** Format: uuid */
                                listing_id: string;
                                marketplace: string;
                                name: string;
                                parts: {
                                    /** @enum {string} */
                                    part: "title" | "category" | "price" | "attributes" | "brand";
                                    share: number;
                                    value: number;
                                    weight: number;
                                }[];
                                price_minor: number | null;
                                product_id: string | null;
                                /** @enum {string} */
                                relationship_type: "direct" | "category" | "brand";
                                similarity_score: number;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "dismissed";
                                url: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Starts an analysis; one that runs already is joined
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default full
                         * @enum {string}
                         */
                        analysis_type?: "quick" | "full" | "deep";
                        competitor_ids?: string[];
                        /** @default [] */
                        competitor_urls?: string[];
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "zh-TW" | "zh-CN";
                        /**
                         * @default medium
                         * @enum {string}
                         */
                        priority?: "high" | "medium" | "low";
                        /**
                         * @default competitor_analysis
                         * @enum {string}
                         */
                        report_type?: "competitor_analysis" | "market_trend";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                analysis_id: string;
                                /** Format: date-time */
                                estimated_completion: string;
                                message: string;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/{product_id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The product side by side with its competitors
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        competitor_ids?: string[];
                        /** @default 90 */
                        days?: number;
                        /** Format: uuid */
                        group_id?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                currency: string | null;
                                price_index: {
                                    /** Format: date-time */
                                    at: string;
                                    index: number | null;
                                    median_minor: number | null;
                                    own_minor: number | null;
                                }[];
                                products: {
                                    asin: string;
                                    competitor_id: string | null;
                                    image_url: string | null;
                                    is_family_of_own: boolean;
                                    is_own: boolean;
                                    /** Format: uuid */
                                    listing_id: string;
                                    marketplace: string;
                                    metrics: {
                                        bsr: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        buy_box: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        content_quality: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        estimated_sales: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        images: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        keyword_coverage: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        offers: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        price: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        rating: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        review_velocity: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        reviews: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        stock_out_share: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                        stock_out_share_90d: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                    };
                                    name: string;
                                    parent_asin: string | null;
                                    /** Format: uuid */
                                    product_id: string;
                                }[];
                                sales_model: {
                                    a: number;
                                    b: number;
                                    /** Format: date-time */
                                    fitted_at: string;
                                    marketplace: string;
                                    median_error: number | null;
                                    n: number;
                                    /** Format: date-time */
                                    observed_from: string;
                                    /** Format: date-time */
                                    observed_to: string;
                                    rank_max: number;
                                    rank_min: number;
                                    root_category: string;
                                    sigma: number;
                                } | null;
                                total_sales: {
                                    at: string | null;
                                    error?: number;
                                    high?: number;
                                    low?: number;
                                    n?: number;
                                    note?: string;
                                    source: string | null;
                                    /** @enum {string} */
                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                    value: number | string | null;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/{product_id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a competitor by its address, its ASIN or as a product; what is not tracked is tracked from now on
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        asin?: string;
                        /** Format: uuid */
                        group_id?: string;
                        /** Format: uuid */
                        product_id?: string;
                        /**
                         * @default direct
                         * @enum {string}
                         */
                        relationship_type?: "direct" | "category" | "brand";
                        url?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                brand: string | null;
                                bsr: number | null;
                                /** Format: uuid */
                                competitor_id: string;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                group_id: string | null;
                                image_url: string | null;
                                is_family_of_own: boolean;
                                /** Format: uuid */
                                listing_id: string;
                                marketplace: string;
                                name: string;
                                parts: {
                                    /** @enum {string} */
                                    part: "title" | "category" | "price" | "attributes" | "brand";
                                    share: number;
                                    value: number;
                                    weight: number;
                                }[];
                                price_minor: number | null;
                                product_id: string | null;
                                /** @enum {string} */
                                relationship_type: "direct" | "category" | "brand";
                                similarity_score: number;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "dismissed";
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/{product_id}/suggested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products of the tenant that are most like this one, with what the score is made of
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                brand: string | null;
                                bsr: number | null;
                                /** Format: uuid */
                                competitor_id: string;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                group_id: string | null;
                                image_url: string | null;
                                is_family_of_own: boolean;
                                /** Format: uuid */
                                listing_id: string;
                                marketplace: string;
                                name: string;
                                parts: {
                                    /** @enum {string} */
                                    part: "title" | "category" | "price" | "attributes" | "brand";
                                    share: number;
                                    value: number;
                                    weight: number;
                                }[];
                                price_minor: number | null;
                                product_id: string | null;
                                /** @enum {string} */
                                relationship_type: "direct" | "category" | "brand";
                                similarity_score: number;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "dismissed";
                                url: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/analysis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts an analysis of a product named by its ASIN
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default full
                         * @enum {string}
                         */
                        analysis_type?: "quick" | "full" | "deep";
                        /** @default [] */
                        competitor_asins?: string[];
                        competitor_ids?: string[];
                        /** @default [] */
                        competitor_urls?: string[];
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "zh-TW" | "zh-CN";
                        main_product_asin: string;
                        /**
                         * @default medium
                         * @enum {string}
                         */
                        priority?: "high" | "medium" | "low";
                        /**
                         * @default competitor_analysis
                         * @enum {string}
                         */
                        report_type?: "competitor_analysis" | "market_trend";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                analysis_id: string;
                                /** Format: date-time */
                                estimated_completion: string;
                                message: string;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/analysis/{analysis_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    analysis_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                analysis_id: string;
                                /** @enum {string} */
                                analysis_type: "quick" | "full" | "deep";
                                completed_at: string | null;
                                cost_usd: number | null;
                                /** Format: date-time */
                                created_at: string;
                                fallback_code: string | null;
                                generation_ms: number | null;
                                is_weekly: boolean;
                                model: string | null;
                                /** Format: uuid */
                                product_id: string;
                                prompt_version: number | null;
                                /** @enum {string} */
                                report_type: "competitor_analysis" | "market_trend";
                                /** @enum {string} */
                                status: "pending" | "running" | "completed" | "failed" | "cancelled";
                                task_id: string | null;
                                tokens_in: number | null;
                                tokens_out: number | null;
                                written_by: ("model" | "computed") | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** @description For role member and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    analysis_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/analysis/{analysis_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report as JSON, or its comparison as CSV
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "json";
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    analysis_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/analysis/{analysis_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A link to the PDF that was printed
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    analysis_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * The report as PDF: its link, or the task that prints it
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    analysis_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                task_id: string | null;
                                url: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/analysis/{analysis_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    analysis_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                analysis_id: string;
                                /** @enum {string} */
                                analysis_type: "quick" | "full" | "deep";
                                completed_at: string | null;
                                content: {
                                    aspects: {
                                        mentions: number;
                                        name: string;
                                        negative: number;
                                        positive: number;
                                        quotes: string[];
                                        score: number;
                                        source: string;
                                    }[];
                                    audit: {
                                        checks: {
                                            details?: string[];
                                            /** Format: date */
                                            effective_from: string;
                                            id: string;
                                            limit: number | string | null;
                                            measured: number | string | null;
                                            points: number;
                                            /** @enum {string} */
                                            section: "title" | "bullets" | "images" | "description" | "video" | "keywords" | "reviews" | "search_terms";
                                            source: string;
                                            /** @enum {string} */
                                            status: "pass" | "warn" | "fail" | "unknown";
                                            unit: string;
                                            weight: number;
                                        }[];
                                        measured_share: number;
                                        policy: {
                                            details?: string[];
                                            /** Format: date */
                                            effective_from: string;
                                            id: string;
                                            limit: number | string | null;
                                            measured: number | string | null;
                                            points: number;
                                            /** @enum {string} */
                                            section: "title" | "bullets" | "images" | "description" | "video" | "keywords" | "reviews" | "search_terms";
                                            source: string;
                                            /** @enum {string} */
                                            status: "pass" | "warn" | "fail" | "unknown";
                                            unit: string;
                                            weight: number;
                                        }[];
                                        rule_set: string;
                                        score: number;
                                    };
                                    comparison: {
                                        currency: string | null;
                                        price_index: {
                                            /** Format: date-time */
                                            at: string;
                                            index: number | null;
                                            median_minor: number | null;
                                            own_minor: number | null;
                                        }[];
                                        products: {
                                            asin: string;
                                            competitor_id: string | null;
                                            image_url: string | null;
                                            is_family_of_own: boolean;
                                            is_own: boolean;
                                            /** Format: uuid */
                                            listing_id: string;
                                            marketplace: string;
                                            metrics: {
                                                bsr: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                buy_box: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                content_quality: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                estimated_sales: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                images: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                keyword_coverage: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                offers: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                price: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                rating: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                review_velocity: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                reviews: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                stock_out_share: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                stock_out_share_90d: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                            };
                                            name: string;
                                            parent_asin: string | null;
                                            /** Format: uuid */
                                            product_id: string;
                                        }[];
                                        sales_model: {
                                            a: number;
                                            b: number;
                                            /** Format: date-time */
                                            fitted_at: string;
                                            marketplace: string;
                                            median_error: number | null;
                                            n: number;
                                            /** Format: date-time */
                                            observed_from: string;
                                            /** Format: date-time */
                                            observed_to: string;
                                            rank_max: number;
                                            rank_min: number;
                                            root_category: string;
                                            sigma: number;
                                        } | null;
                                        total_sales: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                    };
                                    elasticity: {
                                        high: number;
                                        is_significant: boolean;
                                        low: number;
                                        n_steps: number;
                                        value: number;
                                    } | null;
                                    keywords: {
                                        coverage: number;
                                        terms: {
                                            is_used: boolean;
                                            term: string;
                                            used_by: string[];
                                            weight: number;
                                        }[];
                                    } | null;
                                    position: {
                                        gap_to_median_percent: number;
                                        median_minor: number;
                                        n: number;
                                        percentile: number;
                                    } | null;
                                    problems: {
                                        asin: string | null;
                                        code: string;
                                        product_id: string | null;
                                    }[];
                                    product: {
                                        asin: string;
                                        marketplace: string;
                                        name: string;
                                        /** Format: uuid */
                                        product_id: string;
                                        url: string;
                                    };
                                    trends: {
                                        bsr_change: number | null;
                                        price_change: number | null;
                                        /** Format: uuid */
                                        product_id: string;
                                        rating_change: number | null;
                                    }[];
                                };
                                cost_usd: number | null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                fact_set_id: string;
                                fallback_code: string | null;
                                generation_ms: number | null;
                                insights: {
                                    /** @enum {string} */
                                    kind: "strength" | "weakness" | "opportunity" | "threat" | "trend";
                                    words: {
                                        /** Format: uuid */
                                        fact_id?: string;
                                        text: string;
                                    }[];
                                }[];
                                is_weekly: boolean;
                                model: string | null;
                                /** Format: uuid */
                                product_id: string;
                                prompt_version: number | null;
                                /** @enum {string} */
                                report_type: "competitor_analysis" | "market_trend";
                                /** @enum {string} */
                                status: "pending" | "running" | "completed" | "failed" | "cancelled";
                                summary: {
                                    /** Format: uuid */
                                    fact_id?: string;
                                    text: string;
                                }[];
                                task_id: string | null;
                                title: string;
                                tokens_in: number | null;
                                tokens_out: number | null;
                                written_by: ("model" | "computed") | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/analysis/{analysis_id}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Links to the report that still work
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    analysis_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                created_by: string | null;
                                /** Format: date-time */
                                expires_at: string;
                                /** Format: uuid */
                                share_id: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * A link that shows the report to whoever has it, until it expires; told once
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    analysis_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 7 */
                        expires_days?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                created_by: string | null;
                                /** Format: date-time */
                                expires_at: string;
                                /** Format: uuid */
                                share_id: string;
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/analysis/{analysis_id}/shares/{share_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For role member and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    analysis_id: string;
                    share_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Named sets of competitors
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                competitor_ids: string[];
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                product_ids: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        competitor_ids?: string[];
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                competitor_ids: string[];
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                product_ids: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For role member and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        competitor_ids?: string[];
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                competitor_ids: string[];
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                product_ids: string[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * The competitors in it stay
         * @description For role member and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/relations/{competitor_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Confirms, dismisses, or changes type and group
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    competitor_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        group_id?: string | null;
                        /** @enum {string} */
                        relationship_type?: "direct" | "category" | "brand";
                        /** @enum {string} */
                        state?: "confirmed" | "dismissed" | "suggested";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                brand: string | null;
                                bsr: number | null;
                                /** Format: uuid */
                                competitor_id: string;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                group_id: string | null;
                                image_url: string | null;
                                is_family_of_own: boolean;
                                /** Format: uuid */
                                listing_id: string;
                                marketplace: string;
                                name: string;
                                parts: {
                                    /** @enum {string} */
                                    part: "title" | "category" | "price" | "attributes" | "brand";
                                    share: number;
                                    value: number;
                                    weight: number;
                                }[];
                                price_minor: number | null;
                                product_id: string | null;
                                /** @enum {string} */
                                relationship_type: "direct" | "category" | "brand";
                                similarity_score: number;
                                /** @enum {string} */
                                state: "suggested" | "confirmed" | "dismissed";
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/reports/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reports of a product, the newest first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    report_type?: "competitor_analysis" | "market_trend";
                };
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                analysis_id: string;
                                /** @enum {string} */
                                analysis_type: "quick" | "full" | "deep";
                                completed_at: string | null;
                                cost_usd: number | null;
                                /** Format: date-time */
                                created_at: string;
                                fallback_code: string | null;
                                generation_ms: number | null;
                                is_weekly: boolean;
                                model: string | null;
                                /** Format: uuid */
                                product_id: string;
                                prompt_version: number | null;
                                /** @enum {string} */
                                report_type: "competitor_analysis" | "market_trend";
                                /** @enum {string} */
                                status: "pending" | "running" | "completed" | "failed" | "cancelled";
                                task_id: string | null;
                                tokens_in: number | null;
                                tokens_out: number | null;
                                written_by: ("model" | "computed") | null;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/competitors/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    task_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                completed_at: string | null;
                                error: string | null;
                                progress: number;
                                report_id: string | null;
                                started_at: string | null;
                                /** @enum {string} */
                                status: "pending" | "running" | "completed" | "failed" | "cancelled";
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crawl/manual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default high
                         * @enum {string}
                         */
                        priority?: "high" | "medium" | "low";
                        product_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                fresh: number;
                                message: string;
                                queued: number;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crawl/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the looks at your own products stand
         * @description For role admin and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                due: number;
                                next_due_at: string | null;
                                open_runs: {
                                    error: string | null;
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: date-time */
                                    intent_at: string;
                                    item_count: number;
                                    marketplace: string;
                                    started_at: string | null;
                                    /** @enum {string} */
                                    status: "intent" | "starting" | "unclear" | "started" | "collecting" | "ended";
                                }[];
                                sources: {
                                    is_configured: boolean;
                                    last_error: string | null;
                                    /** @enum {string} */
                                    name: "apify" | "keepa";
                                    paused_until: string | null;
                                    tokens: number | null;
                                }[];
                                waiting: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crawl/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                cost_micro_usd: number;
                                crawls: number;
                                limit: number;
                                month: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crawl/webhooks/apify/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    run_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                accepted: boolean;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live events (text/event-stream); go on with Last-Event-ID
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    topics?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    product_id?: string;
                    status?: "running" | "completed" | "stopped";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                baseline_days: number;
                                controls: number;
                                /** Format: date-time */
                                created_at: string;
                                /** @enum {string} */
                                design: "before_after" | "price_slices";
                                ended_at: string | null;
                                /** Format: date */
                                ends_on: string;
                                /** Format: uuid */
                                experiment_id: string;
                                fact_set_id: string | null;
                                horizon_days: number;
                                /** @enum {string} */
                                metric: "bsr" | "units" | "rating";
                                name: string;
                                price_a_minor: number | null;
                                price_b_minor: number | null;
                                /** Format: uuid */
                                product_id: string;
                                result: {
                                    controls_used: number;
                                    effect: number | null;
                                    high: number | null;
                                    low: number | null;
                                    n_after: number;
                                    n_before: number;
                                    reason: string | null;
                                    /** @enum {string} */
                                    unit: "percent" | "points";
                                    /** @enum {string} */
                                    verdict: "better" | "worse" | "no_difference" | "too_little_data" | "not_followed";
                                } | null;
                                settle_days: number;
                                slices: {
                                    /** @enum {string} */
                                    arm: "a" | "b";
                                    /** Format: date */
                                    from: string;
                                    /** Format: date */
                                    to: string;
                                }[] | null;
                                /** Format: date */
                                starts_on: string;
                                /** @enum {string} */
                                status: "running" | "completed" | "stopped";
                                suggestion_id: string | null;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Opens an experiment; how it is judged is fixed from here on
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 28 */
                        baseline_days?: number;
                        /**
                         * @default before_after
                         * @enum {string}
                         */
                        design?: "before_after" | "price_slices";
                        /** @default 28 */
                        horizon_days?: number;
                        /**
                         * @default bsr
                         * @enum {string}
                         */
                        metric?: "bsr" | "units" | "rating";
                        name?: string;
                        price_b_minor?: number;
                        /** Format: uuid */
                        product_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                baseline_days: number;
                                controls: number;
                                /** Format: date-time */
                                created_at: string;
                                /** @enum {string} */
                                design: "before_after" | "price_slices";
                                ended_at: string | null;
                                /** Format: date */
                                ends_on: string;
                                /** Format: uuid */
                                experiment_id: string;
                                fact_set_id: string | null;
                                horizon_days: number;
                                /** @enum {string} */
                                metric: "bsr" | "units" | "rating";
                                name: string;
                                price_a_minor: number | null;
                                price_b_minor: number | null;
                                /** Format: uuid */
                                product_id: string;
                                result: {
                                    controls_used: number;
                                    effect: number | null;
                                    high: number | null;
                                    low: number | null;
                                    n_after: number;
                                    n_before: number;
                                    reason: string | null;
                                    /** @enum {string} */
                                    unit: "percent" | "points";
                                    /** @enum {string} */
                                    verdict: "better" | "worse" | "no_difference" | "too_little_data" | "not_followed";
                                } | null;
                                settle_days: number;
                                slices: {
                                    /** @enum {string} */
                                    arm: "a" | "b";
                                    /** Format: date */
                                    from: string;
                                    /** Format: date */
                                    to: string;
                                }[] | null;
                                /** Format: date */
                                starts_on: string;
                                /** @enum {string} */
                                status: "running" | "completed" | "stopped";
                                suggestion_id: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    experiment_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                baseline_days: number;
                                controls: number;
                                /** Format: date-time */
                                created_at: string;
                                days: {
                                    /** Format: date */
                                    at: string;
                                    group: number | null;
                                    own: number | null;
                                    /** @enum {string} */
                                    side: "before" | "settling" | "after" | "a" | "b";
                                }[];
                                /** @enum {string} */
                                design: "before_after" | "price_slices";
                                ended_at: string | null;
                                /** Format: date */
                                ends_on: string;
                                /** Format: uuid */
                                experiment_id: string;
                                fact_set_id: string | null;
                                horizon_days: number;
                                /** @enum {string} */
                                metric: "bsr" | "units" | "rating";
                                name: string;
                                price_a_minor: number | null;
                                price_b_minor: number | null;
                                product: {
                                    asin: string;
                                    currency: string;
                                    name: string;
                                };
                                /** Format: uuid */
                                product_id: string;
                                progress: {
                                    days: number;
                                    of: number;
                                };
                                result: {
                                    controls_used: number;
                                    effect: number | null;
                                    high: number | null;
                                    low: number | null;
                                    n_after: number;
                                    n_before: number;
                                    reason: string | null;
                                    /** @enum {string} */
                                    unit: "percent" | "points";
                                    /** @enum {string} */
                                    verdict: "better" | "worse" | "no_difference" | "too_little_data" | "not_followed";
                                } | null;
                                settle_days: number;
                                slices: {
                                    /** @enum {string} */
                                    arm: "a" | "b";
                                    /** Format: date */
                                    from: string;
                                    /** Format: date */
                                    to: string;
                                }[] | null;
                                /** Format: date */
                                starts_on: string;
                                /** @enum {string} */
                                status: "running" | "completed" | "stopped";
                                suggestion_id: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** @description For role member and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    experiment_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/experiments/{experiment_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends it without a verdict
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    experiment_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                baseline_days: number;
                                controls: number;
                                /** Format: date-time */
                                created_at: string;
                                /** @enum {string} */
                                design: "before_after" | "price_slices";
                                ended_at: string | null;
                                /** Format: date */
                                ends_on: string;
                                /** Format: uuid */
                                experiment_id: string;
                                fact_set_id: string | null;
                                horizon_days: number;
                                /** @enum {string} */
                                metric: "bsr" | "units" | "rating";
                                name: string;
                                price_a_minor: number | null;
                                price_b_minor: number | null;
                                /** Format: uuid */
                                product_id: string;
                                result: {
                                    controls_used: number;
                                    effect: number | null;
                                    high: number | null;
                                    low: number | null;
                                    n_after: number;
                                    n_before: number;
                                    reason: string | null;
                                    /** @enum {string} */
                                    unit: "percent" | "points";
                                    /** @enum {string} */
                                    verdict: "better" | "worse" | "no_difference" | "too_little_data" | "not_followed";
                                } | null;
                                settle_days: number;
                                slices: {
                                    /** @enum {string} */
                                    arm: "a" | "b";
                                    /** Format: date */
                                    from: string;
                                    /** Format: date */
                                    to: string;
                                }[] | null;
                                /** Format: date */
                                starts_on: string;
                                /** @enum {string} */
                                status: "running" | "completed" | "stopped";
                                suggestion_id: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fact-sets/{fact_set_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fact_set_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string | null;
                                code: string;
                                currency: string | null;
                                derived_from: string[];
                                high: number | null;
                                /** Format: uuid */
                                id: string;
                                listing_id: string | null;
                                low: number | null;
                                method: string | null;
                                metric: string;
                                observed_at: string | null;
                                product_id: string | null;
                                source: string | null;
                                /** @enum {string} */
                                unit: "minor" | "rank" | "rating" | "count" | "percent" | "ratio" | "chars" | "bytes" | "days" | "score" | "per_month" | "per_day" | "text";
                                value: number | string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts/{fact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A number of an advice or report, and the observation it came from
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fact_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string | null;
                                code: string;
                                currency: string | null;
                                derived_from: string[];
                                /** Format: uuid */
                                fact_set_id: string;
                                /** @description What it was computed from, all the way down to what was observed */
                                facts: {
                                    asin: string | null;
                                    code: string;
                                    currency: string | null;
                                    derived_from: string[];
                                    high: number | null;
                                    /** Format: uuid */
                                    id: string;
                                    listing_id: string | null;
                                    low: number | null;
                                    method: string | null;
                                    metric: string;
                                    observed_at: string | null;
                                    product_id: string | null;
                                    source: string | null;
                                    /** @enum {string} */
                                    unit: "minor" | "rank" | "rating" | "count" | "percent" | "ratio" | "chars" | "bytes" | "days" | "score" | "per_month" | "per_day" | "text";
                                    value: number | string | null;
                                }[];
                                high: number | null;
                                /** Format: uuid */
                                id: string;
                                listing_id: string | null;
                                low: number | null;
                                method: string | null;
                                metric: string;
                                observation: {
                                    /** Format: date-time */
                                    at: string;
                                    values: {
                                        [key: string]: number | string | null;
                                    };
                                } | null;
                                observed_at: string | null;
                                page: {
                                    bullets: string[];
                                    description: string | null;
                                    images: number;
                                    source: string;
                                    title: string | null;
                                    /** Format: date-time */
                                    valid_from: string;
                                } | null;
                                product_id: string | null;
                                source: string | null;
                                /** @enum {string} */
                                unit: "minor" | "rank" | "rating" | "count" | "percent" | "ratio" | "chars" | "bytes" | "days" | "score" | "per_month" | "per_day" | "text";
                                value: number | string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file, by a signed link */
        get: {
            parameters: {
                query: {
                    expires: number;
                    signature: string;
                    tenant: string;
                };
                header?: never;
                path: {
                    file_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                status: "up" | "down" | "stopping";
                            };
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                status: "up" | "down" | "stopping";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/detailed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                parts: {
                                    error: string | null;
                                    latency_ms: number;
                                    name: string;
                                    /** @enum {string} */
                                    status: "up" | "down";
                                }[];
                                /** @enum {string} */
                                status: "up" | "down" | "stopping";
                                uptime_s: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                status: "up" | "down" | "stopping";
                            };
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                status: "up" | "down" | "stopping";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                status: "up" | "down" | "stopping";
                            };
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                status: "up" | "down" | "stopping";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * @description History of listings. A multipart upload: the fields `marketplace`, `currency`, `observed_at`, `dry_run` (all optional), then `file`.
         *
         *     For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                import_id: string;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    import_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                dry_run: boolean;
                                file_name: string;
                                format: ("json" | "csv") | null;
                                /** Format: uuid */
                                id: string;
                                items_kept: number;
                                items_read: number;
                                items_refused: number;
                                /** @enum {string} */
                                kind: "history" | "products";
                                listings: {
                                    asin: string;
                                    marketplace: string;
                                    metrics: {
                                        added: number;
                                        metric: string;
                                        read: number;
                                    }[];
                                    product_id: string | null;
                                }[];
                                points_added: number;
                                points_read: number;
                                problems_found: number;
                                products_added: number;
                                task_id: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{import_id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    page?: number;
                };
                header?: never;
                path: {
                    import_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string | null;
                                code: string;
                                fatal: boolean;
                                field: string | null;
                                item: number;
                                line: number | null;
                                message: string;
                            }[];
                            pagination: {
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/llm/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a language model writes, and what of its budget is used
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                calls: number;
                                cost_usd: number | null;
                                is_on: boolean;
                                limit_tokens: number;
                                model: string | null;
                                month: string;
                                used_tokens: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your tenant’s audit trail, and what failed for it (tasks, webhook deliveries), newest first. Never another tenant’s, and nothing of the processes themselves
         * @description For role admin and above.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    from?: string;
                    level?: "info" | "warn" | "error";
                    limit?: number;
                    source?: string;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                actor_id: string | null;
                                /** Format: date-time */
                                at: string;
                                event: string;
                                id: string;
                                /** @enum {string} */
                                level: "info" | "warn" | "error";
                                message: string | null;
                                request_id: string | null;
                                source: string;
                                subject: string | null;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus metrics: from this machine, or with METRICS_TOKEN */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    severity?: "low" | "medium" | "high";
                    type?: string;
                    unread?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                facts: {
                                    [key: string]: unknown;
                                };
                                /** Format: uuid */
                                id: string;
                                link: string;
                                product_id: string | null;
                                read_at: string | null;
                                reason_code: string;
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                                subject: string;
                                type: string;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the whole team is told: Discord, Slack, and the gateway of SMS
         * @description For role admin and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                failing_since: string | null;
                                hint: string;
                                /** Format: uuid */
                                id: string;
                                is_enabled: boolean;
                                /** @enum {string} */
                                kind: "discord" | "slack" | "sms";
                                /** @enum {string} */
                                language: "en" | "zh-TW" | "zh-CN";
                                last_error: string | null;
                                /** @enum {string} */
                                min_severity: "low" | "medium" | "high";
                                name: string;
                                types: string[] | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description For role admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        is_enabled?: boolean;
                        /** @enum {string} */
                        kind: "discord";
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "zh-TW" | "zh-CN";
                        /**
                         * @default low
                         * @enum {string}
                         */
                        min_severity?: "low" | "medium" | "high";
                        name: string;
                        types?: string[] | null;
                        url: string;
                    } | {
                        /** @default true */
                        is_enabled?: boolean;
                        /** @enum {string} */
                        kind: "slack";
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "zh-TW" | "zh-CN";
                        /**
                         * @default low
                         * @enum {string}
                         */
                        min_severity?: "low" | "medium" | "high";
                        name: string;
                        types?: string[] | null;
                        url: string;
                    } | {
                        gateway: {
                            body: string;
                            /** @enum {string} */
                            format: "json" | "form";
                            /** @default {} */
                            headers?: {
                                [key: string]: string;
                            };
                            /** @default  */
                            secret?: string;
                            url: string;
                        };
                        /** @default true */
                        is_enabled?: boolean;
                        /** @enum {string} */
                        kind: "sms";
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                failing_since: string | null;
                                hint: string;
                                /** Format: uuid */
                                id: string;
                                is_enabled: boolean;
                                /** @enum {string} */
                                kind: "discord" | "slack" | "sms";
                                /** @enum {string} */
                                language: "en" | "zh-TW" | "zh-CN";
                                last_error: string | null;
                                /** @enum {string} */
                                min_severity: "low" | "medium" | "high";
                                name: string;
                                types: string[] | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/channels/{channel_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For role admin and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        gateway?: {
                            body: string;
                            /** @enum {string} */
                            format: "json" | "form";
                            /** @default {} */
                            headers?: {
                                [key: string]: string;
                            };
                            /** @default  */
                            secret?: string;
                            url: string;
                        };
                        is_enabled?: boolean;
                        /** @enum {string} */
                        language?: "en" | "zh-TW" | "zh-CN";
                        /** @enum {string} */
                        min_severity?: "low" | "medium" | "high";
                        name?: string;
                        types?: string[] | null;
                        url?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                failing_since: string | null;
                                hint: string;
                                /** Format: uuid */
                                id: string;
                                is_enabled: boolean;
                                /** @enum {string} */
                                kind: "discord" | "slack" | "sms";
                                /** @enum {string} */
                                language: "en" | "zh-TW" | "zh-CN";
                                last_error: string | null;
                                /** @enum {string} */
                                min_severity: "low" | "medium" | "high";
                                name: string;
                                types: string[] | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** @description For role admin and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/channels/{channel_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message at once and says what became of it
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    channel_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        to?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                error: string | null;
                                /** @enum {string} */
                                status: "sent" | "failed";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What went out on every channel but the app, how it stands, and why it waits or was skipped: of the whole team for admins, else the caller’s own
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    channel?: "email" | "webhook" | "push" | "app_push" | "discord" | "slack" | "sms";
                    cursor?: string;
                    limit?: number;
                    mine?: "true" | "false";
                    status?: "queued" | "held" | "handed_over" | "sent" | "failed" | "skipped";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attempts: number;
                                /** @enum {string} */
                                channel: "email" | "webhook" | "push" | "app_push" | "discord" | "slack" | "sms";
                                /** Format: date-time */
                                created_at: string;
                                due_at: string | null;
                                error: string | null;
                                /** Format: uuid */
                                id: string;
                                link: string;
                                may_retry: boolean;
                                /** Format: uuid */
                                message_id: string;
                                person_id: string | null;
                                reason: ("digest" | "quiet_hours" | "cap" | "preference" | "muted") | null;
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                                /** @enum {string} */
                                status: "queued" | "held" | "sent" | "failed" | "skipped" | "unknown";
                                subject: string;
                                type: string;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/deliveries/{sending_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends what failed once more; others’ only for admins
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sending_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "web" | "app";
                                last_used_at: string | null;
                                name: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * A browser (web push) or an app (a token of FCM, for Android and iOS); the same one twice is one
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "web";
                        name: string;
                        subscription: {
                            endpoint: string;
                            keys: {
                                auth: string;
                                p256dh: string;
                            };
                        };
                    } | {
                        /** @enum {string} */
                        kind: "app";
                        name: string;
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                /** @enum {string} */
                                kind: "web" | "app";
                                last_used_at: string | null;
                                name: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For role viewer and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/devices/{device_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role viewer and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    device_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                error: string | null;
                                /** @enum {string} */
                                status: "sent" | "failed";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells everybody of the installation, in the app and by mail
         * @description For role super_admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        ends_at: string;
                        /** @default  */
                        message?: string;
                        /** Format: date-time */
                        starts_at: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                announcement_id: string;
                                tenants: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products the caller, or the whole team, is told nothing about
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** @enum {string} */
                                for: "me" | "team";
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                product_id: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * For the whole team from the role member on
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default me
                         * @enum {string}
                         */
                        for?: "me" | "team";
                        /** Format: uuid */
                        product_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** @enum {string} */
                                for: "me" | "team";
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                product_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/mutes/{mute_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For role viewer and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    mute_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                hint: string | null;
                                is_code_sent: boolean;
                                is_possible: boolean;
                                verified_at: string | null;
                            };
                        };
                    };
                };
            };
        };
        /**
         * Sends a code to the number; five a day
         * @description For role viewer and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        phone: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                hint: string | null;
                                is_code_sent: boolean;
                                is_possible: boolean;
                                verified_at: string | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** @description For role viewer and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/phone/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role viewer and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                hint: string | null;
                                is_code_sent: boolean;
                                is_possible: boolean;
                                verified_at: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller is told on which channel, and when
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                time_zone: string;
                                times: {
                                    cap_email: number | null;
                                    cap_push: number | null;
                                    cap_sms: number | null;
                                    /** @enum {string} */
                                    digest: "hourly" | "daily";
                                    digest_hour: number;
                                    quiet_from: number | null;
                                    quiet_lets_high: boolean;
                                    quiet_to: number | null;
                                };
                                types: {
                                    cells: {
                                        /** @enum {string} */
                                        app_push: "off" | "high" | "now";
                                        /** @enum {string} */
                                        email: "off" | "now" | "digest";
                                        /** @enum {string} */
                                        in_app: "off" | "now";
                                        /** @enum {string} */
                                        push: "off" | "high" | "now";
                                        /** @enum {string} */
                                        sms: "off" | "high" | "now";
                                    };
                                    defaults: {
                                        /** @enum {string} */
                                        app_push: "off" | "high" | "now";
                                        /** @enum {string} */
                                        email: "off" | "now" | "digest";
                                        /** @enum {string} */
                                        in_app: "off" | "now";
                                        /** @enum {string} */
                                        push: "off" | "high" | "now";
                                        /** @enum {string} */
                                        sms: "off" | "high" | "now";
                                    };
                                    is_default: boolean;
                                    /** @enum {string} */
                                    severity: "low" | "medium" | "high";
                                    source: string;
                                    type: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        /**
         * What is left out stays
         * @description For role viewer and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        times?: {
                            cap_email?: number | null;
                            cap_push?: number | null;
                            cap_sms?: number | null;
                            /** @enum {string} */
                            digest?: "hourly" | "daily";
                            digest_hour?: number;
                            quiet_from?: number | null;
                            quiet_lets_high?: boolean;
                            quiet_to?: number | null;
                        };
                        types?: {
                            [key: string]: {
                                /** @enum {string} */
                                app_push?: "off" | "high" | "now";
                                /** @enum {string} */
                                email?: "off" | "now" | "digest";
                                /** @enum {string} */
                                in_app?: "off" | "now";
                                /** @enum {string} */
                                push?: "off" | "high" | "now";
                                /** @enum {string} */
                                sms?: "off" | "high" | "now";
                            } | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                time_zone: string;
                                times: {
                                    cap_email: number | null;
                                    cap_push: number | null;
                                    cap_sms: number | null;
                                    /** @enum {string} */
                                    digest: "hourly" | "daily";
                                    digest_hour: number;
                                    quiet_from: number | null;
                                    quiet_lets_high: boolean;
                                    quiet_to: number | null;
                                };
                                types: {
                                    cells: {
                                        /** @enum {string} */
                                        app_push: "off" | "high" | "now";
                                        /** @enum {string} */
                                        email: "off" | "now" | "digest";
                                        /** @enum {string} */
                                        in_app: "off" | "now";
                                        /** @enum {string} */
                                        push: "off" | "high" | "now";
                                        /** @enum {string} */
                                        sms: "off" | "high" | "now";
                                    };
                                    defaults: {
                                        /** @enum {string} */
                                        app_push: "off" | "high" | "now";
                                        /** @enum {string} */
                                        email: "off" | "now" | "digest";
                                        /** @enum {string} */
                                        in_app: "off" | "now";
                                        /** @enum {string} */
                                        push: "off" | "high" | "now";
                                        /** @enum {string} */
                                        sms: "off" | "high" | "now";
                                    };
                                    is_default: boolean;
                                    /** @enum {string} */
                                    severity: "low" | "medium" | "high";
                                    source: string;
                                    type: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/push-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * With which a browser subscribes to web push (VAPID)
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                public_key: string;
                                takes_app_push: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role viewer and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        all?: true;
                        ids?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                unread: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every type, and the team’s own words
         * @description For role admin and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                fields: string[];
                                own: {
                                    /** Format: date-time */
                                    changed_at: string;
                                    intro: string | null;
                                    /** @enum {string} */
                                    language: "en" | "zh-TW" | "zh-CN";
                                    subject: string | null;
                                }[];
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                                source: string;
                                type: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/templates/{type}/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For role admin and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    language: "en" | "zh-TW" | "zh-CN";
                    type: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        intro?: string | null;
                        /** @default null */
                        subject?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                fields: string[];
                                own: {
                                    /** Format: date-time */
                                    changed_at: string;
                                    intro: string | null;
                                    /** @enum {string} */
                                    language: "en" | "zh-TW" | "zh-CN";
                                    subject: string | null;
                                }[];
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                                source: string;
                                type: string;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** @description For role admin and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    language: "en" | "zh-TW" | "zh-CN";
                    type: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/templates/{type}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    type: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        channel: "email" | "push" | "sms" | "discord" | "slack";
                        draft?: {
                            /** @default null */
                            intro?: string | null;
                            /** @default null */
                            subject?: string | null;
                        };
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "zh-TW" | "zh-CN";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                html: string | null;
                                parts: number | null;
                                payload: {
                                    [key: string]: unknown;
                                } | null;
                                text: string;
                                title: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                unread: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/optimization/{suggestion_id}/implement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    suggestion_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 28 */
                        baseline_days?: number;
                        /**
                         * @default before_after
                         * @enum {string}
                         */
                        design?: "before_after" | "price_slices";
                        /** @default 28 */
                        horizon_days?: number;
                        /**
                         * @default bsr
                         * @enum {string}
                         */
                        metric?: "bsr" | "units" | "rating";
                        name?: string;
                        price_b_minor?: number;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                currency: string | null;
                                current_minor: number | null;
                                current_text: string | null;
                                edited_at: string | null;
                                /** @enum {string} */
                                estimated_impact: "high" | "medium" | "low";
                                experiment_id: string | null;
                                facts: {
                                    asin: string | null;
                                    code: string;
                                    currency: string | null;
                                    derived_from: string[];
                                    high: number | null;
                                    /** Format: uuid */
                                    id: string;
                                    listing_id: string | null;
                                    low: number | null;
                                    method: string | null;
                                    metric: string;
                                    observed_at: string | null;
                                    product_id: string | null;
                                    source: string | null;
                                    /** @enum {string} */
                                    unit: "minor" | "rank" | "rating" | "count" | "percent" | "ratio" | "chars" | "bytes" | "days" | "score" | "per_month" | "per_day" | "text";
                                    value: number | string | null;
                                }[];
                                impact_score: number;
                                /** @enum {string} */
                                implementation_difficulty: "easy" | "medium" | "hard";
                                implemented_at: string | null;
                                priority: number;
                                problems: string[];
                                /** Format: uuid */
                                product_id: string;
                                reason: string;
                                reason_pieces: {
                                    fact_id: string | null;
                                    text: string;
                                }[];
                                /** @enum {string} */
                                status: "pending" | "implemented" | "dismissed";
                                suggested_minor: number | null;
                                suggested_text: string | null;
                                /** Format: uuid */
                                suggestion_id: string;
                                suggestion_text: string;
                                text_pieces: {
                                    fact_id: string | null;
                                    text: string;
                                }[];
                                /** @enum {string} */
                                type: "price" | "title" | "description" | "bullets" | "images" | "keywords";
                                /** @enum {string} */
                                written_by: "computed" | "model";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/optimization/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    task_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                completed_at: string | null;
                                /** Format: date-time */
                                created_at: string;
                                error: string | null;
                                /** Format: uuid */
                                product_id: string;
                                progress: number;
                                result: {
                                    [key: string]: unknown;
                                } | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                                suggestions: {
                                    /** Format: date-time */
                                    created_at: string;
                                    currency: string | null;
                                    current_minor: number | null;
                                    current_text: string | null;
                                    edited_at: string | null;
                                    /** @enum {string} */
                                    estimated_impact: "high" | "medium" | "low";
                                    experiment_id: string | null;
                                    facts: {
                                        asin: string | null;
                                        code: string;
                                        currency: string | null;
                                        derived_from: string[];
                                        high: number | null;
                                        /** Format: uuid */
                                        id: string;
                                        listing_id: string | null;
                                        low: number | null;
                                        method: string | null;
                                        metric: string;
                                        observed_at: string | null;
                                        product_id: string | null;
                                        source: string | null;
                                        /** @enum {string} */
                                        unit: "minor" | "rank" | "rating" | "count" | "percent" | "ratio" | "chars" | "bytes" | "days" | "score" | "per_month" | "per_day" | "text";
                                        value: number | string | null;
                                    }[];
                                    impact_score: number;
                                    /** @enum {string} */
                                    implementation_difficulty: "easy" | "medium" | "hard";
                                    implemented_at: string | null;
                                    priority: number;
                                    problems: string[];
                                    /** Format: uuid */
                                    product_id: string;
                                    reason: string;
                                    reason_pieces: {
                                        fact_id: string | null;
                                        text: string;
                                    }[];
                                    /** @enum {string} */
                                    status: "pending" | "implemented" | "dismissed";
                                    suggested_minor: number | null;
                                    suggested_text: string | null;
                                    /** Format: uuid */
                                    suggestion_id: string;
                                    suggestion_text: string;
                                    text_pieces: {
                                        fact_id: string | null;
                                        text: string;
                                    }[];
                                    /** @enum {string} */
                                    type: "price" | "title" | "description" | "bullets" | "images" | "keywords";
                                    /** @enum {string} */
                                    written_by: "computed" | "model";
                                }[];
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/optimization/analyze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default standard
                         * @enum {string}
                         */
                        analysis_depth?: "quick" | "standard" | "comprehensive";
                        /** @default true */
                        include_competitor_data?: boolean;
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "zh-TW" | "zh-CN";
                        /** Format: uuid */
                        product_id: string;
                        suggestion_types?: ("price" | "title" | "description" | "bullets" | "images" | "keywords")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                message: string;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    availability?: "in_stock" | "out_of_stock";
                    category?: string;
                    crawl_frequency?: "hourly" | "6h" | "daily" | "weekly";
                    limit?: number;
                    marketplace?: "us" | "ca" | "mx" | "br" | "uk" | "de" | "fr" | "it" | "es" | "nl" | "se" | "pl" | "be" | "ie" | "tr" | "ae" | "sa" | "eg" | "za" | "in" | "jp" | "sg" | "au";
                    order?: "asc" | "desc";
                    page?: number;
                    search?: string;
                    sort?: "name" | "price" | "bsr" | "rating" | "reviews" | "observed_at" | "created_at";
                    status?: "active" | "paused";
                    tag?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                availability: ("in_stock" | "out_of_stock") | null;
                                brand: string | null;
                                bsr: number | null;
                                bsr_category: string | null;
                                buy_box_minor: number | null;
                                buy_box_seller: string | null;
                                category: string | null;
                                /** @enum {string} */
                                crawl_frequency: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                /** Format: uuid */
                                id: string;
                                image_url: string | null;
                                marketplace: string;
                                name: string;
                                observed_at: string | null;
                                price_minor: number | null;
                                rating: number | null;
                                reviews: number | null;
                                /** @enum {string} */
                                status: "active" | "paused";
                                tags: string[];
                                title: string | null;
                                url: string;
                            }[];
                            pagination: {
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        asin?: string;
                        category?: string;
                        /**
                         * @default daily
                         * @enum {string}
                         */
                        crawl_frequency?: "hourly" | "6h" | "daily" | "weekly";
                        /** @enum {string} */
                        marketplace?: "us" | "ca" | "mx" | "br" | "uk" | "de" | "fr" | "it" | "es" | "nl" | "se" | "pl" | "be" | "ie" | "tr" | "ae" | "sa" | "eg" | "za" | "in" | "jp" | "sg" | "au";
                        name?: string;
                        product_url?: string;
                        tags?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                estimated_first_crawl: string;
                                message: string;
                                /** Format: uuid */
                                product_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                availability: ("in_stock" | "out_of_stock") | null;
                                brand: string | null;
                                bsr: number | null;
                                bsr_category: string | null;
                                bullets: string[];
                                buy_box_minor: number | null;
                                buy_box_seller: string | null;
                                category: string | null;
                                /** @enum {string} */
                                crawl_frequency: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                description: string | null;
                                first_observed_at: string | null;
                                /** Format: uuid */
                                id: string;
                                image_url: string | null;
                                images: string[];
                                last_observed_at: string | null;
                                list_minor: number | null;
                                marketplace: string;
                                monthly_sold: number | null;
                                name: string;
                                observed_at: string | null;
                                offers_new: number | null;
                                parent_asin: string | null;
                                price_minor: number | null;
                                ranks: {
                                    category_id: string;
                                    category_name: string | null;
                                    /** Format: date-time */
                                    observed_at: string;
                                    rank: number | null;
                                }[];
                                rating: number | null;
                                reviews: number | null;
                                sources: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    points: number;
                                    source: string;
                                }[];
                                /** @enum {string} */
                                status: "active" | "paused";
                                tags: string[];
                                title: string | null;
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        /** @description For role member and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        category?: string | null;
                        /** @enum {string} */
                        crawl_frequency?: "hourly" | "6h" | "daily" | "weekly";
                        name?: string | null;
                        tags?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                availability: ("in_stock" | "out_of_stock") | null;
                                brand: string | null;
                                bsr: number | null;
                                bsr_category: string | null;
                                bullets: string[];
                                buy_box_minor: number | null;
                                buy_box_seller: string | null;
                                category: string | null;
                                /** @enum {string} */
                                crawl_frequency: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                description: string | null;
                                first_observed_at: string | null;
                                /** Format: uuid */
                                id: string;
                                image_url: string | null;
                                images: string[];
                                last_observed_at: string | null;
                                list_minor: number | null;
                                marketplace: string;
                                monthly_sold: number | null;
                                name: string;
                                observed_at: string | null;
                                offers_new: number | null;
                                parent_asin: string | null;
                                price_minor: number | null;
                                ranks: {
                                    category_id: string;
                                    category_name: string | null;
                                    /** Format: date-time */
                                    observed_at: string;
                                    rank: number | null;
                                }[];
                                rating: number | null;
                                reviews: number | null;
                                sources: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    points: number;
                                    source: string;
                                }[];
                                /** @enum {string} */
                                status: "active" | "paused";
                                tags: string[];
                                title: string | null;
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** @description For role member and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page held against Amazon’s dated rules: score of 100, every check with its measured value, limit, source and date
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                aspects: {
                                    mentions: number;
                                    name: string;
                                    negative: number;
                                    positive: number;
                                    quotes: string[];
                                    score: number;
                                    /** @enum {string} */
                                    source: "amazon" | "reviews";
                                }[];
                                checks: {
                                    details?: string[];
                                    /** Format: date */
                                    effective_from: string;
                                    id: string;
                                    limit: number | string | null;
                                    measured: number | string | null;
                                    points: number;
                                    /** @enum {string} */
                                    section: "title" | "bullets" | "images" | "description" | "video" | "keywords" | "reviews" | "search_terms";
                                    source: string;
                                    /** @enum {string} */
                                    status: "pass" | "warn" | "fail" | "unknown";
                                    unit: string;
                                    weight: number;
                                }[];
                                content_at: string | null;
                                content_source: string | null;
                                marketplace: string;
                                measured_share: number;
                                policy: {
                                    details?: string[];
                                    /** Format: date */
                                    effective_from: string;
                                    id: string;
                                    limit: number | string | null;
                                    measured: number | string | null;
                                    points: number;
                                    /** @enum {string} */
                                    section: "title" | "bullets" | "images" | "description" | "video" | "keywords" | "reviews" | "search_terms";
                                    source: string;
                                    /** @enum {string} */
                                    status: "pass" | "warn" | "fail" | "unknown";
                                    unit: string;
                                    weight: number;
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rule_set: string;
                                score: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the words and pictures of its page changed, newest first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                after: (string | string[]) | null;
                                /** Format: date-time */
                                at: string;
                                before: (string | string[]) | null;
                                /** @enum {string} */
                                field: "title" | "brand" | "description" | "bullets" | "images" | "category_path" | "parent_asin";
                                source: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/crawl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                fresh: number;
                                message: string;
                                queued: number;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    metric?: string;
                    resolution?: "raw" | "hour" | "day" | "week" | "auto";
                    time_zone?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                currency: string;
                                /** Format: date-time */
                                from: string;
                                marketplace: string;
                                /** Format: uuid */
                                product_id: string;
                                /** @enum {string} */
                                resolution: "raw" | "hour" | "day" | "week";
                                series: {
                                    /** @enum {string} */
                                    metric: "price" | "buy_box" | "buy_box_shipping" | "list" | "amazon" | "used" | "fba" | "fbm" | "bsr" | "rating" | "reviews" | "monthly_sold" | "offers_new" | "offers_used";
                                    points: {
                                        /** Format: date-time */
                                        at: string;
                                        covered?: number;
                                        max?: number;
                                        min?: number;
                                        value: number | null;
                                    }[];
                                    summary: {
                                        average: number | null;
                                        covered: number;
                                        current: number | null;
                                        current_at: string | null;
                                        max: number | null;
                                        min: number | null;
                                    };
                                    thinned?: boolean;
                                    /** @enum {string} */
                                    unit: "minor" | "rank" | "rating" | "count";
                                }[];
                                stock_outs: {
                                    /** Format: date-time */
                                    from: string;
                                    /** Format: date-time */
                                    to: string;
                                }[];
                                time_zone: string;
                                /** Format: date-time */
                                to: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed in the stored history, oldest first: the findings the detector would have told live
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                after: number | string | null;
                                /** Format: date-time */
                                at: string;
                                before: number | string | null;
                                change: number | null;
                                currency: string | null;
                                /** @enum {string} */
                                direction: "up" | "down" | "none";
                                facts: {
                                    [key: string]: number;
                                };
                                id: string;
                                /** @enum {string} */
                                metric: "price" | "buy_box" | "buy_box_seller" | "bsr" | "rating" | "reviews" | "offers_new" | "availability" | "page" | "look";
                                reason: string;
                                /** @enum {string} */
                                reason_code: "price_moved" | "price_below_30_days" | "price_below_90_days" | "buy_box_price_moved" | "buy_box_changed_hands" | "buy_box_empty" | "buy_box_filled" | "rank_left_its_median" | "displayed_rating_fell" | "reviews_faster" | "reviews_slower" | "reviews_removed" | "no_offer" | "offer_again" | "seller_first_seen" | "offers_above_28_days" | "page_changed" | "page_reverted" | "no_look_for_two_intervals";
                                /** @enum {string} */
                                rule: "price_change" | "price_low" | "buy_box_owner" | "buy_box_price" | "bsr_shift" | "rating_drop" | "review_velocity" | "review_purge" | "out_of_stock" | "back_in_stock" | "new_seller" | "listing_changed" | "stale_data";
                                /** @enum {string} */
                                severity: "low" | "medium" | "high";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/market": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Keywords of the competitors and who uses them, the price among theirs, and how the sales rank answered to the own price
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                audit: {
                                    checks: {
                                        details?: string[];
                                        /** Format: date */
                                        effective_from: string;
                                        id: string;
                                        limit: number | string | null;
                                        measured: number | string | null;
                                        points: number;
                                        /** @enum {string} */
                                        section: "title" | "bullets" | "images" | "description" | "video" | "keywords" | "reviews" | "search_terms";
                                        source: string;
                                        /** @enum {string} */
                                        status: "pass" | "warn" | "fail" | "unknown";
                                        unit: string;
                                        weight: number;
                                    }[];
                                    measured_share: number;
                                    policy: {
                                        details?: string[];
                                        /** Format: date */
                                        effective_from: string;
                                        id: string;
                                        limit: number | string | null;
                                        measured: number | string | null;
                                        points: number;
                                        /** @enum {string} */
                                        section: "title" | "bullets" | "images" | "description" | "video" | "keywords" | "reviews" | "search_terms";
                                        source: string;
                                        /** @enum {string} */
                                        status: "pass" | "warn" | "fail" | "unknown";
                                        unit: string;
                                        weight: number;
                                    }[];
                                    rule_set: string;
                                    score: number;
                                };
                                competitors: number;
                                elasticity: {
                                    high: number;
                                    is_significant: boolean;
                                    low: number;
                                    n_steps: number;
                                    value: number;
                                } | null;
                                keywords: {
                                    coverage: number;
                                    terms: {
                                        is_used: boolean;
                                        term: string;
                                        used_by: string[];
                                        weight: number;
                                    }[];
                                } | null;
                                price: {
                                    currency: string;
                                    gap_to_median_percent: number;
                                    highest_minor: number;
                                    lowest_minor: number;
                                    median_minor: number;
                                    n: number;
                                    own_minor: number;
                                    percentile: number;
                                } | null;
                                /** Format: uuid */
                                product_id: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                observed_at: string;
                                /** Format: uuid */
                                run_id: string;
                                source: string;
                                values: {
                                    currency: string | null;
                                    metric: string;
                                    path: string;
                                    raw: string | null;
                                    /** @enum {string} */
                                    unit: "minor" | "rank" | "rating" | "count" | "text";
                                    value: number | string | null;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                availability: ("in_stock" | "out_of_stock") | null;
                                brand: string | null;
                                bsr: number | null;
                                bsr_category: string | null;
                                bullets: string[];
                                buy_box_minor: number | null;
                                buy_box_seller: string | null;
                                category: string | null;
                                /** @enum {string} */
                                crawl_frequency: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                description: string | null;
                                first_observed_at: string | null;
                                /** Format: uuid */
                                id: string;
                                image_url: string | null;
                                images: string[];
                                last_observed_at: string | null;
                                list_minor: number | null;
                                marketplace: string;
                                monthly_sold: number | null;
                                name: string;
                                observed_at: string | null;
                                offers_new: number | null;
                                parent_asin: string | null;
                                price_minor: number | null;
                                ranks: {
                                    category_id: string;
                                    category_name: string | null;
                                    /** Format: date-time */
                                    observed_at: string;
                                    rank: number | null;
                                }[];
                                rating: number | null;
                                reviews: number | null;
                                sources: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    points: number;
                                    source: string;
                                }[];
                                /** @enum {string} */
                                status: "active" | "paused";
                                tags: string[];
                                title: string | null;
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{product_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For role member and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "active" | "paused";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                asin: string;
                                availability: ("in_stock" | "out_of_stock") | null;
                                brand: string | null;
                                bsr: number | null;
                                bsr_category: string | null;
                                bullets: string[];
                                buy_box_minor: number | null;
                                buy_box_seller: string | null;
                                category: string | null;
                                /** @enum {string} */
                                crawl_frequency: "hourly" | "6h" | "daily" | "weekly";
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                description: string | null;
                                first_observed_at: string | null;
                                /** Format: uuid */
                                id: string;
                                image_url: string | null;
                                images: string[];
                                last_observed_at: string | null;
                                list_minor: number | null;
                                marketplace: string;
                                monthly_sold: number | null;
                                name: string;
                                observed_at: string | null;
                                offers_new: number | null;
                                parent_asin: string | null;
                                price_minor: number | null;
                                ranks: {
                                    category_id: string;
                                    category_name: string | null;
                                    /** Format: date-time */
                                    observed_at: string;
                                    rank: number | null;
                                }[];
                                rating: number | null;
                                reviews: number | null;
                                sources: {
                                    /** Format: date-time */
                                    first_at: string;
                                    /** Format: date-time */
                                    last_at: string;
                                    points: number;
                                    source: string;
                                }[];
                                /** @enum {string} */
                                status: "active" | "paused";
                                tags: string[];
                                title: string | null;
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        products: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                added: number;
                                /** Format: date-time */
                                estimated_first_crawl: string;
                                existing: number;
                                failed: number;
                                results: {
                                    code: string | null;
                                    field: string | null;
                                    index: number;
                                    message: string | null;
                                    product_id: string | null;
                                    /** @enum {string} */
                                    status: "added" | "existing" | "failed";
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For role member and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        add_tags?: string[];
                        /** @enum {string} */
                        crawl_frequency?: "hourly" | "6h" | "daily" | "weekly";
                        product_ids: string[];
                        remove_tags?: string[];
                        /** @enum {string} */
                        status?: "active" | "paused";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                changed: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * @description Products to track, a CSV of up to 100,000 rows: `asin` or `url`, and as you like `marketplace`, `name`, `category`, `frequency`, `tags` (with ; between). The fields `marketplace` and `dry_run` come before `file`.
         *
         *     For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                import_id: string;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stops tracking these; they can be restored for 30 days
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        product_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                changed: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        product_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                changed: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                products: number;
                                tag: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/trends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query: {
                    product_ids: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                bsr: (number | null)[];
                                bsr_change_7d: number | null;
                                price: (number | null)[];
                                price_change_7d: number | null;
                                /** Format: uuid */
                                product_id: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Settings that apply without a restart, within 15 seconds in every process
         * @description For role admin and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                changed_at: string | null;
                                changed_by: string | null;
                                default: unknown;
                                is_default: boolean;
                                may_change: boolean;
                                name: string;
                                schema: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                scope: "installation" | "tenant";
                                value: unknown;
                            }[];
                        };
                    };
                };
            };
        };
        /** @description For role admin and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        values: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                changed_at: string | null;
                                changed_by: string | null;
                                default: unknown;
                                is_default: boolean;
                                may_change: boolean;
                                name: string;
                                schema: {
                                    [key: string]: unknown;
                                };
                                /** @enum {string} */
                                scope: "installation" | "tenant";
                                value: unknown;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared/reports/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A shared report, by its link */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                analysis_id: string;
                                /** @enum {string} */
                                analysis_type: "quick" | "full" | "deep";
                                completed_at: string | null;
                                content: {
                                    aspects: {
                                        mentions: number;
                                        name: string;
                                        negative: number;
                                        positive: number;
                                        quotes: string[];
                                        score: number;
                                        source: string;
                                    }[];
                                    audit: {
                                        checks: {
                                            details?: string[];
                                            /** Format: date */
                                            effective_from: string;
                                            id: string;
                                            limit: number | string | null;
                                            measured: number | string | null;
                                            points: number;
                                            /** @enum {string} */
                                            section: "title" | "bullets" | "images" | "description" | "video" | "keywords" | "reviews" | "search_terms";
                                            source: string;
                                            /** @enum {string} */
                                            status: "pass" | "warn" | "fail" | "unknown";
                                            unit: string;
                                            weight: number;
                                        }[];
                                        measured_share: number;
                                        policy: {
                                            details?: string[];
                                            /** Format: date */
                                            effective_from: string;
                                            id: string;
                                            limit: number | string | null;
                                            measured: number | string | null;
                                            points: number;
                                            /** @enum {string} */
                                            section: "title" | "bullets" | "images" | "description" | "video" | "keywords" | "reviews" | "search_terms";
                                            source: string;
                                            /** @enum {string} */
                                            status: "pass" | "warn" | "fail" | "unknown";
                                            unit: string;
                                            weight: number;
                                        }[];
                                        rule_set: string;
                                        score: number;
                                    };
                                    comparison: {
                                        currency: string | null;
                                        price_index: {
                                            /** Format: date-time */
                                            at: string;
                                            index: number | null;
                                            median_minor: number | null;
                                            own_minor: number | null;
                                        }[];
                                        products: {
                                            asin: string;
                                            competitor_id: string | null;
                                            image_url: string | null;
                                            is_family_of_own: boolean;
                                            is_own: boolean;
                                            /** Format: uuid */
                                            listing_id: string;
                                            marketplace: string;
                                            metrics: {
                                                bsr: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                buy_box: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                content_quality: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                estimated_sales: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                images: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                keyword_coverage: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                offers: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                price: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                rating: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                review_velocity: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                reviews: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                stock_out_share: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                                stock_out_share_90d: {
                                                    at: string | null;
                                                    error?: number;
                                                    high?: number;
                                                    low?: number;
                                                    n?: number;
                                                    note?: string;
                                                    source: string | null;
                                                    /** @enum {string} */
                                                    unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                                    value: number | string | null;
                                                };
                                            };
                                            name: string;
                                            parent_asin: string | null;
                                            /** Format: uuid */
                                            product_id: string;
                                        }[];
                                        sales_model: {
                                            a: number;
                                            b: number;
                                            /** Format: date-time */
                                            fitted_at: string;
                                            marketplace: string;
                                            median_error: number | null;
                                            n: number;
                                            /** Format: date-time */
                                            observed_from: string;
                                            /** Format: date-time */
                                            observed_to: string;
                                            rank_max: number;
                                            rank_min: number;
                                            root_category: string;
                                            sigma: number;
                                        } | null;
                                        total_sales: {
                                            at: string | null;
                                            error?: number;
                                            high?: number;
                                            low?: number;
                                            n?: number;
                                            note?: string;
                                            source: string | null;
                                            /** @enum {string} */
                                            unit: "minor" | "rank" | "per_month" | "rating" | "count" | "per_day" | "score" | "ratio";
                                            value: number | string | null;
                                        };
                                    };
                                    elasticity: {
                                        high: number;
                                        is_significant: boolean;
                                        low: number;
                                        n_steps: number;
                                        value: number;
                                    } | null;
                                    keywords: {
                                        coverage: number;
                                        terms: {
                                            is_used: boolean;
                                            term: string;
                                            used_by: string[];
                                            weight: number;
                                        }[];
                                    } | null;
                                    position: {
                                        gap_to_median_percent: number;
                                        median_minor: number;
                                        n: number;
                                        percentile: number;
                                    } | null;
                                    problems: {
                                        asin: string | null;
                                        code: string;
                                        product_id: string | null;
                                    }[];
                                    product: {
                                        asin: string;
                                        marketplace: string;
                                        name: string;
                                        /** Format: uuid */
                                        product_id: string;
                                        url: string;
                                    };
                                    trends: {
                                        bsr_change: number | null;
                                        price_change: number | null;
                                        /** Format: uuid */
                                        product_id: string;
                                        rating_change: number | null;
                                    }[];
                                };
                                cost_usd: number | null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                fact_set_id: string;
                                fallback_code: string | null;
                                generation_ms: number | null;
                                insights: {
                                    /** @enum {string} */
                                    kind: "strength" | "weakness" | "opportunity" | "threat" | "trend";
                                    words: {
                                        /** Format: uuid */
                                        fact_id?: string;
                                        text: string;
                                    }[];
                                }[];
                                is_weekly: boolean;
                                model: string | null;
                                /** Format: uuid */
                                product_id: string;
                                prompt_version: number | null;
                                /** @enum {string} */
                                report_type: "competitor_analysis" | "market_trend";
                                /** @enum {string} */
                                status: "pending" | "running" | "completed" | "failed" | "cancelled";
                                summary: {
                                    /** Format: uuid */
                                    fact_id?: string;
                                    text: string;
                                }[];
                                task_id: string | null;
                                title: string;
                                tokens_in: number | null;
                                tokens_out: number | null;
                                written_by: ("model" | "computed") | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Categories: all, parents first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                category_id: string;
                                name: string;
                                parent_id: string | null;
                                path: string[];
                                position: number;
                                products: number;
                                slug: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Categories: a new one
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        parent_id?: string | null;
                        position?: number;
                        slug?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                category_id: string;
                                name: string;
                                parent_id: string | null;
                                path: string[];
                                position: number;
                                products: number;
                                slug: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Categories: rename, move or reorder
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    category_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        parent_id?: string | null;
                        position?: number;
                        slug?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                category_id: string;
                                name: string;
                                parent_id: string | null;
                                path: string[];
                                position: number;
                                products: number;
                                slug: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Categories: remove an empty branch; its products stay
         * @description For role member and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    category_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Coupons, newest first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    page?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number | null;
                                code: string;
                                /** Format: uuid */
                                coupon_id: string;
                                /** Format: date-time */
                                created_at: string;
                                currency: string | null;
                                ends_at: string | null;
                                is_active: boolean;
                                /** @enum {string} */
                                kind: "percent" | "amount" | "free_shipping";
                                max_uses: number | null;
                                max_uses_per_customer: number | null;
                                min_subtotal_minor: number | null;
                                percent: string | null;
                                starts_at: string | null;
                                used: number;
                            }[];
                            pagination: {
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a coupon
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        amount_minor?: number | null;
                        code: string;
                        /** @default null */
                        currency?: string | null;
                        /** @default null */
                        ends_at?: unknown | null;
                        /** @default true */
                        is_active?: boolean;
                        /** @enum {string} */
                        kind: "percent" | "amount" | "free_shipping";
                        /** @default null */
                        max_uses?: number | null;
                        /** @default null */
                        max_uses_per_customer?: number | null;
                        /** @default null */
                        min_subtotal_minor?: number | null;
                        /** @default null */
                        percent?: string | null;
                        /** @default null */
                        starts_at?: unknown | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number | null;
                                code: string;
                                /** Format: uuid */
                                coupon_id: string;
                                /** Format: date-time */
                                created_at: string;
                                currency: string | null;
                                ends_at: string | null;
                                is_active: boolean;
                                /** @enum {string} */
                                kind: "percent" | "amount" | "free_shipping";
                                max_uses: number | null;
                                max_uses_per_customer: number | null;
                                min_subtotal_minor: number | null;
                                percent: string | null;
                                starts_at: string | null;
                                used: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/coupons/{coupon_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * End, limit or switch off a coupon
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    coupon_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        ends_at?: unknown | null;
                        is_active?: boolean;
                        max_uses?: number | null;
                        max_uses_per_customer?: number | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number | null;
                                code: string;
                                /** Format: uuid */
                                coupon_id: string;
                                /** Format: date-time */
                                created_at: string;
                                currency: string | null;
                                ends_at: string | null;
                                is_active: boolean;
                                /** @enum {string} */
                                kind: "percent" | "amount" | "free_shipping";
                                max_uses: number | null;
                                max_uses_per_customer: number | null;
                                min_subtotal_minor: number | null;
                                percent: string | null;
                                starts_at: string | null;
                                used: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/customers/{customer_id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A customer’s points
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    customer_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                balance: number;
                                entries: {
                                    /** Format: date-time */
                                    at: string;
                                    entry_id: number;
                                    /** @enum {string} */
                                    kind: "earned" | "spent" | "restored" | "reversed" | "adjusted";
                                    note: string | null;
                                    order_id: string | null;
                                    points: number;
                                }[];
                                worth_minor: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Give or take points by hand
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    customer_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                        points: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                balance: number;
                                entries: {
                                    /** Format: date-time */
                                    at: string;
                                    entry_id: number;
                                    /** @enum {string} */
                                    kind: "earned" | "spent" | "restored" | "reversed" | "adjusted";
                                    note: string | null;
                                    order_id: string | null;
                                    points: number;
                                }[];
                                worth_minor: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Payments that customers asked their bank back for
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                closed_at: string | null;
                                currency: string;
                                /** Format: uuid */
                                dispute_id: string;
                                /** Format: date-time */
                                opened_at: string;
                                /** Format: uuid */
                                order_id: string;
                                /** Format: uuid */
                                payment_id: string;
                                provider_ref: string;
                                reason: string;
                                /** @enum {string} */
                                status: "open" | "won" | "lost";
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock of every SKU
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    is_low?: string;
                    limit?: number;
                    page?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                available: number;
                                is_tracked: boolean;
                                low_stock: number | null;
                                on_hand: number;
                                reserved: number;
                                shards: number;
                                sku: string;
                                /** Format: uuid */
                                sku_id: string;
                            }[];
                            pagination: {
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/inventory/{sku_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock of a SKU by location
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sku_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                available: number;
                                is_tracked: boolean;
                                levels: {
                                    /** Format: uuid */
                                    location_id: string;
                                    on_hand: number;
                                    reserved: number;
                                }[];
                                low_stock: number | null;
                                on_hand: number;
                                reserved: number;
                                shards: number;
                                sku: string;
                                /** Format: uuid */
                                sku_id: string;
                            };
                        };
                    };
                };
            };
        };
        /**
         * Low-stock line, tracking and shards of a SKU
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sku_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        is_tracked?: boolean;
                        low_stock?: number | null;
                        shards?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/inventory/{sku_id}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What came, went, or was counted
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sku_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        change?: number;
                        counted?: number;
                        /** Format: uuid */
                        location_id?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                available: number;
                                is_tracked: boolean;
                                levels: {
                                    /** Format: uuid */
                                    location_id: string;
                                    on_hand: number;
                                    reserved: number;
                                }[];
                                low_stock: number | null;
                                on_hand: number;
                                reserved: number;
                                shards: number;
                                sku: string;
                                /** Format: uuid */
                                sku_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/inventory/{sku_id}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every change of what is on hand, newest first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    sku_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                actor_id: string | null;
                                /** Format: date-time */
                                at: string;
                                /** @enum {string} */
                                kind: "received" | "counted" | "adjusted" | "sold" | "returned";
                                /** Format: uuid */
                                location_id: string;
                                movement_id: number;
                                note: string | null;
                                quantity: number;
                                ref: string | null;
                                /** Format: uuid */
                                sku_id: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/inventory/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A warehouse’s counts as CSV (sku,counted)
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        csv: string;
                        /** @default false */
                        is_dry?: boolean;
                        /** Format: uuid */
                        location_id?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                counted: number;
                                problems: {
                                    code: string;
                                    field: string;
                                    row: number;
                                }[];
                                rows: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The postings of the double-entry ledger, the newest first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                at: string;
                                entries: {
                                    account: string;
                                    amount_minor: number;
                                    currency: string;
                                }[];
                                kind: string;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                /** Format: uuid */
                                order_id: string;
                                /** Format: uuid */
                                payment_id: string;
                                /** Format: uuid */
                                posting_id: string;
                                refund_id: string | null;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/ledger/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The balance of each account; of each currency they sum to zero
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                account: string;
                                balance_minor: number;
                                currency: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where stock lies
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                country: string | null;
                                is_active: boolean;
                                /** Format: uuid */
                                location_id: string;
                                name: string;
                                priority: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a location
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        country?: string | null;
                        is_active?: boolean;
                        name: string;
                        priority?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                country: string | null;
                                is_active: boolean;
                                /** Format: uuid */
                                location_id: string;
                                name: string;
                                priority: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a location; not in use, its stock is not sold
         * @description For role admin and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    location_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        country?: string | null;
                        is_active?: boolean;
                        name?: string;
                        priority?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                country: string | null;
                                is_active: boolean;
                                /** Format: uuid */
                                location_id: string;
                                name: string;
                                priority: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, newest first; q begins their number or e-mail
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    customer_id?: string;
                    limit?: number;
                    q?: string;
                    state?: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                channel: "shop" | "live";
                                currency: string;
                                customer_id: string | null;
                                email: string;
                                /** @enum {string} */
                                fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                number: string;
                                /** Format: uuid */
                                order_id: string;
                                pay_until: string | null;
                                /** @enum {string} */
                                payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                pieces: number;
                                /** Format: date-time */
                                placed_at: string;
                                refunded_minor: number;
                                /** @enum {string} */
                                return_status: "none" | "partially_returned" | "returned";
                                /** @enum {string} */
                                state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                total_minor: number;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order with its timeline, parcels and returns
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                authorized_minor: number;
                                cancel_reason: string | null;
                                captured_minor: number;
                                /** @enum {string} */
                                channel: "shop" | "live";
                                confirmed_at: string | null;
                                coupon_code: string | null;
                                currency: string;
                                customer_id: string | null;
                                delivered_at: string | null;
                                discount_minor: number;
                                email: string;
                                /** @enum {string} */
                                fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                language: string;
                                lines: {
                                    delivered: number;
                                    discount_minor: number;
                                    image_id: string | null;
                                    /** Format: uuid */
                                    line_id: string;
                                    line_minor: number;
                                    name: string;
                                    option_text: string;
                                    packed: number;
                                    /** Format: uuid */
                                    product_id: string;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    returned: number;
                                    shipped: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                }[];
                                note: string | null;
                                number: string;
                                /** Format: uuid */
                                order_id: string;
                                pay_until: string | null;
                                payment_method: ("stripe" | "paypal" | "cod" | "bank") | null;
                                /** @enum {string} */
                                payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                pieces: number;
                                /** Format: date-time */
                                placed_at: string;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                refund_pending_minor: number;
                                refunded_minor: number;
                                /** @enum {string} */
                                return_status: "none" | "partially_returned" | "returned";
                                returns: {
                                    answer: string | null;
                                    ended_at: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    reason: string;
                                    refund_minor: number | null;
                                    /** Format: date-time */
                                    requested_at: string;
                                    /** Format: uuid */
                                    return_id: string;
                                    /** @enum {string} */
                                    state: "requested" | "approved" | "rejected" | "received";
                                }[];
                                shipments: {
                                    carrier: string | null;
                                    /** Format: date-time */
                                    created_at: string;
                                    delivered_at: string | null;
                                    label_file_id: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    provider: string;
                                    /** Format: uuid */
                                    shipment_id: string;
                                    shipped_at: string | null;
                                    /** @enum {string} */
                                    state: "packed" | "shipped" | "delivered" | "cancelled";
                                    tracking_number: string | null;
                                    tracking_url: string | null;
                                }[];
                                shipped_at: string | null;
                                shipping: {
                                    carrier: string | null;
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                } | null;
                                shipping_minor: number;
                                shipping_tax_minor: number;
                                /** @enum {string} */
                                state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                timeline: {
                                    /** @enum {string} */
                                    actor: "customer" | "seller" | "system";
                                    actor_id: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    detail: {
                                        [key: string]: unknown;
                                    };
                                    kind: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/orders/{order_id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct the address
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address: {
                            /** @default null */
                            city?: string | null;
                            /** @default null */
                            company?: string | null;
                            country: string;
                            line1: string;
                            /** @default null */
                            line2?: string | null;
                            name: string;
                            /** @default null */
                            phone?: string | null;
                            /** @default null */
                            postcode?: string | null;
                            /** @default null */
                            region?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                authorized_minor: number;
                                cancel_reason: string | null;
                                captured_minor: number;
                                /** @enum {string} */
                                channel: "shop" | "live";
                                confirmed_at: string | null;
                                coupon_code: string | null;
                                currency: string;
                                customer_id: string | null;
                                delivered_at: string | null;
                                discount_minor: number;
                                email: string;
                                /** @enum {string} */
                                fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                language: string;
                                lines: {
                                    delivered: number;
                                    discount_minor: number;
                                    image_id: string | null;
                                    /** Format: uuid */
                                    line_id: string;
                                    line_minor: number;
                                    name: string;
                                    option_text: string;
                                    packed: number;
                                    /** Format: uuid */
                                    product_id: string;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    returned: number;
                                    shipped: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                }[];
                                note: string | null;
                                number: string;
                                /** Format: uuid */
                                order_id: string;
                                pay_until: string | null;
                                payment_method: ("stripe" | "paypal" | "cod" | "bank") | null;
                                /** @enum {string} */
                                payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                pieces: number;
                                /** Format: date-time */
                                placed_at: string;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                refund_pending_minor: number;
                                refunded_minor: number;
                                /** @enum {string} */
                                return_status: "none" | "partially_returned" | "returned";
                                returns: {
                                    answer: string | null;
                                    ended_at: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    reason: string;
                                    refund_minor: number | null;
                                    /** Format: date-time */
                                    requested_at: string;
                                    /** Format: uuid */
                                    return_id: string;
                                    /** @enum {string} */
                                    state: "requested" | "approved" | "rejected" | "received";
                                }[];
                                shipments: {
                                    carrier: string | null;
                                    /** Format: date-time */
                                    created_at: string;
                                    delivered_at: string | null;
                                    label_file_id: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    provider: string;
                                    /** Format: uuid */
                                    shipment_id: string;
                                    shipped_at: string | null;
                                    /** @enum {string} */
                                    state: "packed" | "shipped" | "delivered" | "cancelled";
                                    tracking_number: string | null;
                                    tracking_url: string | null;
                                }[];
                                shipped_at: string | null;
                                shipping: {
                                    carrier: string | null;
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                } | null;
                                shipping_minor: number;
                                shipping_tax_minor: number;
                                /** @enum {string} */
                                state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                timeline: {
                                    /** @enum {string} */
                                    actor: "customer" | "seller" | "system";
                                    actor_id: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    detail: {
                                        [key: string]: unknown;
                                    };
                                    kind: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel it, as long as nothing has left; what was paid goes back
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default changed my mind */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                authorized_minor: number;
                                cancel_reason: string | null;
                                captured_minor: number;
                                /** @enum {string} */
                                channel: "shop" | "live";
                                confirmed_at: string | null;
                                coupon_code: string | null;
                                currency: string;
                                customer_id: string | null;
                                delivered_at: string | null;
                                discount_minor: number;
                                email: string;
                                /** @enum {string} */
                                fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                language: string;
                                lines: {
                                    delivered: number;
                                    discount_minor: number;
                                    image_id: string | null;
                                    /** Format: uuid */
                                    line_id: string;
                                    line_minor: number;
                                    name: string;
                                    option_text: string;
                                    packed: number;
                                    /** Format: uuid */
                                    product_id: string;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    returned: number;
                                    shipped: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                }[];
                                note: string | null;
                                number: string;
                                /** Format: uuid */
                                order_id: string;
                                pay_until: string | null;
                                payment_method: ("stripe" | "paypal" | "cod" | "bank") | null;
                                /** @enum {string} */
                                payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                pieces: number;
                                /** Format: date-time */
                                placed_at: string;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                refund_pending_minor: number;
                                refunded_minor: number;
                                /** @enum {string} */
                                return_status: "none" | "partially_returned" | "returned";
                                returns: {
                                    answer: string | null;
                                    ended_at: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    reason: string;
                                    refund_minor: number | null;
                                    /** Format: date-time */
                                    requested_at: string;
                                    /** Format: uuid */
                                    return_id: string;
                                    /** @enum {string} */
                                    state: "requested" | "approved" | "rejected" | "received";
                                }[];
                                shipments: {
                                    carrier: string | null;
                                    /** Format: date-time */
                                    created_at: string;
                                    delivered_at: string | null;
                                    label_file_id: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    provider: string;
                                    /** Format: uuid */
                                    shipment_id: string;
                                    shipped_at: string | null;
                                    /** @enum {string} */
                                    state: "packed" | "shipped" | "delivered" | "cancelled";
                                    tracking_number: string | null;
                                    tracking_url: string | null;
                                }[];
                                shipped_at: string | null;
                                shipping: {
                                    carrier: string | null;
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                } | null;
                                shipping_minor: number;
                                shipping_tax_minor: number;
                                /** @enum {string} */
                                state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                timeline: {
                                    /** @enum {string} */
                                    actor: "customer" | "seller" | "system";
                                    actor_id: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    detail: {
                                        [key: string]: unknown;
                                    };
                                    kind: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/orders/{order_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay back pieces, sending, or an amount
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amount_minor?: number;
                        lines?: {
                            /** Format: uuid */
                            line_id: string;
                            quantity: number;
                        }[];
                        reason: string;
                        /** @default false */
                        restock?: boolean;
                        /** @default false */
                        shipping?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                order: {
                                    address: {
                                        city: string | null;
                                        company: string | null;
                                        country: string;
                                        line1: string;
                                        line2: string | null;
                                        name: string;
                                        phone: string | null;
                                        postcode: string | null;
                                        region: string | null;
                                    } | null;
                                    authorized_minor: number;
                                    cancel_reason: string | null;
                                    captured_minor: number;
                                    /** @enum {string} */
                                    channel: "shop" | "live";
                                    confirmed_at: string | null;
                                    coupon_code: string | null;
                                    currency: string;
                                    customer_id: string | null;
                                    delivered_at: string | null;
                                    discount_minor: number;
                                    email: string;
                                    /** @enum {string} */
                                    fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                    language: string;
                                    lines: {
                                        delivered: number;
                                        discount_minor: number;
                                        image_id: string | null;
                                        /** Format: uuid */
                                        line_id: string;
                                        line_minor: number;
                                        name: string;
                                        option_text: string;
                                        packed: number;
                                        /** Format: uuid */
                                        product_id: string;
                                        quantity: number;
                                        requires_shipping: boolean;
                                        returned: number;
                                        shipped: number;
                                        sku: string;
                                        /** Format: uuid */
                                        sku_id: string;
                                        tax_minor: number;
                                        tax_rate: string;
                                        unit_minor: number;
                                    }[];
                                    note: string | null;
                                    number: string;
                                    /** Format: uuid */
                                    order_id: string;
                                    pay_until: string | null;
                                    payment_method: ("stripe" | "paypal" | "cod" | "bank") | null;
                                    /** @enum {string} */
                                    payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                    pieces: number;
                                    /** Format: date-time */
                                    placed_at: string;
                                    points: number;
                                    points_minor: number;
                                    prices_include_tax: boolean;
                                    refund_pending_minor: number;
                                    refunded_minor: number;
                                    /** @enum {string} */
                                    return_status: "none" | "partially_returned" | "returned";
                                    returns: {
                                        answer: string | null;
                                        ended_at: string | null;
                                        lines: {
                                            /** Format: uuid */
                                            line_id: string;
                                            quantity: number;
                                        }[];
                                        /** Format: uuid */
                                        order_id: string;
                                        reason: string;
                                        refund_minor: number | null;
                                        /** Format: date-time */
                                        requested_at: string;
                                        /** Format: uuid */
                                        return_id: string;
                                        /** @enum {string} */
                                        state: "requested" | "approved" | "rejected" | "received";
                                    }[];
                                    shipments: {
                                        carrier: string | null;
                                        /** Format: date-time */
                                        created_at: string;
                                        delivered_at: string | null;
                                        label_file_id: string | null;
                                        lines: {
                                            /** Format: uuid */
                                            line_id: string;
                                            quantity: number;
                                        }[];
                                        /** Format: uuid */
                                        order_id: string;
                                        provider: string;
                                        /** Format: uuid */
                                        shipment_id: string;
                                        shipped_at: string | null;
                                        /** @enum {string} */
                                        state: "packed" | "shipped" | "delivered" | "cancelled";
                                        tracking_number: string | null;
                                        tracking_url: string | null;
                                    }[];
                                    shipped_at: string | null;
                                    shipping: {
                                        carrier: string | null;
                                        /** Format: uuid */
                                        method_id: string;
                                        name: string;
                                    } | null;
                                    shipping_minor: number;
                                    shipping_tax_minor: number;
                                    /** @enum {string} */
                                    state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                    subtotal_minor: number;
                                    tax_minor: number;
                                    taxes: {
                                        amount_minor: number;
                                        name: string;
                                        rate: string;
                                    }[];
                                    timeline: {
                                        /** @enum {string} */
                                        actor: "customer" | "seller" | "system";
                                        actor_id: string | null;
                                        /** Format: date-time */
                                        at: string;
                                        detail: {
                                            [key: string]: unknown;
                                        };
                                        kind: string;
                                    }[];
                                    total_minor: number;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/orders/{order_id}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pack a parcel; nothing said, all that is not packed yet
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        carrier?: string | null;
                        lines?: {
                            /** Format: uuid */
                            line_id: string;
                            quantity: number;
                        }[];
                        /** @default null */
                        tracking_number?: string | null;
                        /** @default null */
                        tracking_url?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                carrier: string | null;
                                /** Format: date-time */
                                created_at: string;
                                delivered_at: string | null;
                                label_file_id: string | null;
                                lines: {
                                    /** Format: uuid */
                                    line_id: string;
                                    quantity: number;
                                }[];
                                /** Format: uuid */
                                order_id: string;
                                provider: string;
                                /** Format: uuid */
                                shipment_id: string;
                                shipped_at: string | null;
                                /** @enum {string} */
                                state: "packed" | "shipped" | "delivered" | "cancelled";
                                tracking_number: string | null;
                                tracking_url: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Payments, the newest first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    method?: "stripe" | "paypal" | "cod" | "bank";
                    order_id?: string;
                    status?: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                authorized_minor: number;
                                /** @enum {string} */
                                capture: "automatic" | "manual";
                                captured_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                customer_id: string | null;
                                email: string | null;
                                failure_code: string | null;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                /** Format: uuid */
                                order_id: string;
                                order_number: string;
                                /** Format: uuid */
                                payment_id: string;
                                pending_refund_minor: number;
                                provider_ref: string | null;
                                refunded_minor: number;
                                refused_code: string | null;
                                /** @enum {string} */
                                status: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                                /** Format: date-time */
                                updated_at: string;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A payment and all that happened to it
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    payment_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                authorized_minor: number;
                                /** @enum {string} */
                                capture: "automatic" | "manual";
                                captured_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                customer_id: string | null;
                                disputes: {
                                    amount_minor: number;
                                    closed_at: string | null;
                                    currency: string;
                                    /** Format: uuid */
                                    dispute_id: string;
                                    /** Format: date-time */
                                    opened_at: string;
                                    /** Format: uuid */
                                    order_id: string;
                                    /** Format: uuid */
                                    payment_id: string;
                                    provider_ref: string;
                                    reason: string;
                                    /** @enum {string} */
                                    status: "open" | "won" | "lost";
                                }[];
                                email: string | null;
                                events: {
                                    actor_id: string | null;
                                    amount_minor: number | null;
                                    /** Format: date-time */
                                    at: string;
                                    code: string | null;
                                    kind: string;
                                    /** @enum {string} */
                                    source: "shopper" | "callback" | "clock" | "seller" | "system";
                                    status_after: string | null;
                                    status_before: string | null;
                                }[];
                                failure_code: string | null;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                /** Format: uuid */
                                order_id: string;
                                order_number: string;
                                /** Format: uuid */
                                payment_id: string;
                                pending_refund_minor: number;
                                provider_ref: string | null;
                                refunded_minor: number;
                                refunds: {
                                    amount_minor: number;
                                    /** Format: date-time */
                                    created_at: string;
                                    currency: string;
                                    failure_code: string | null;
                                    /** Format: uuid */
                                    order_id: string;
                                    /** Format: uuid */
                                    payment_id: string;
                                    provider_ref: string | null;
                                    reason: string;
                                    /** Format: uuid */
                                    refund_id: string;
                                    settled_at: string | null;
                                    /** @enum {string} */
                                    status: "pending" | "succeeded" | "failed";
                                }[];
                                refused_code: string | null;
                                /** @enum {string} */
                                status: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/payments/{payment_id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take money that is reserved: all of it, or part
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    payment_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amount_minor?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                authorized_minor: number;
                                /** @enum {string} */
                                capture: "automatic" | "manual";
                                captured_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                customer_id: string | null;
                                email: string | null;
                                failure_code: string | null;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                /** Format: uuid */
                                order_id: string;
                                order_number: string;
                                /** Format: uuid */
                                payment_id: string;
                                pending_refund_minor: number;
                                provider_ref: string | null;
                                refunded_minor: number;
                                refused_code: string | null;
                                /** @enum {string} */
                                status: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/payments/{payment_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the provider what became of a payment
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    payment_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                authorized_minor: number;
                                /** @enum {string} */
                                capture: "automatic" | "manual";
                                captured_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                customer_id: string | null;
                                email: string | null;
                                failure_code: string | null;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                /** Format: uuid */
                                order_id: string;
                                order_number: string;
                                /** Format: uuid */
                                payment_id: string;
                                pending_refund_minor: number;
                                provider_ref: string | null;
                                refunded_minor: number;
                                refused_code: string | null;
                                /** @enum {string} */
                                status: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/payments/{payment_id}/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A transfer, or the courier’s cash, has come: in full or in part
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    payment_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amount_minor: number;
                        reference?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                authorized_minor: number;
                                /** @enum {string} */
                                capture: "automatic" | "manual";
                                captured_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                customer_id: string | null;
                                email: string | null;
                                failure_code: string | null;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                /** Format: uuid */
                                order_id: string;
                                order_number: string;
                                /** Format: uuid */
                                payment_id: string;
                                pending_refund_minor: number;
                                provider_ref: string | null;
                                refunded_minor: number;
                                refused_code: string | null;
                                /** @enum {string} */
                                status: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/payments/{payment_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send money back: all that is left, or part
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    payment_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        amount_minor?: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                failure_code: string | null;
                                /** Format: uuid */
                                order_id: string;
                                /** Format: uuid */
                                payment_id: string;
                                provider_ref: string | null;
                                reason: string;
                                /** Format: uuid */
                                refund_id: string;
                                settled_at: string | null;
                                /** @enum {string} */
                                status: "pending" | "succeeded" | "failed";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/payments/{payment_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call off a payment that nothing was taken of
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    payment_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                authorized_minor: number;
                                /** @enum {string} */
                                capture: "automatic" | "manual";
                                captured_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                customer_id: string | null;
                                email: string | null;
                                failure_code: string | null;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                /** Format: uuid */
                                order_id: string;
                                order_number: string;
                                /** Format: uuid */
                                payment_id: string;
                                pending_refund_minor: number;
                                provider_ref: string | null;
                                refunded_minor: number;
                                refused_code: string | null;
                                /** @enum {string} */
                                status: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                                /** Format: date-time */
                                updated_at: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Prices: up to 1,000 at once, all or none
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        prices: {
                            amount_minor: number | null;
                            currency: string;
                            list_minor?: number | null;
                            sale_from?: string | null;
                            sale_minor?: number | null;
                            sale_to?: string | null;
                            /** Format: uuid */
                            sku_id: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                changed: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products: drafts, published or removed
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    category_id?: string;
                    limit?: number;
                    page?: number;
                    q?: string;
                    sort?: "newest" | "name" | "updated";
                    status?: "draft" | "published" | "removed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                brand: string | null;
                                channels: string[];
                                /** Format: date-time */
                                created_at: string;
                                image: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                } | null;
                                in_stock: boolean;
                                language: string;
                                name: string;
                                /** Format: uuid */
                                product_id: string;
                                removed_at: string | null;
                                skus: number;
                                slug: string;
                                /** @enum {string} */
                                status: "draft" | "published";
                                tax_category: string;
                                /** Format: date-time */
                                updated_at: string;
                                version: number;
                            }[];
                            pagination: {
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Products: a new draft, with options and SKUs
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attributes?: {
                            key: string;
                            value: string;
                        }[];
                        brand?: string | null;
                        category_ids?: string[];
                        channels?: ("shop" | "live")[];
                        description?: string;
                        language?: string;
                        name: string;
                        options?: {
                            name: string;
                            values: string[];
                        }[];
                        skus?: {
                            barcode?: string | null;
                            is_active?: boolean;
                            is_tracked?: boolean;
                            option_values?: string[];
                            position?: number;
                            prices?: {
                                amount_minor: number;
                                currency: string;
                                list_minor?: number | null;
                                sale_from?: string | null;
                                sale_minor?: number | null;
                                sale_to?: string | null;
                            }[];
                            requires_shipping?: boolean;
                            sku: string;
                            stock?: number;
                            weight_g?: number;
                        }[];
                        slug?: string;
                        tax_category?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    key: string;
                                    value: string;
                                }[];
                                brand: string | null;
                                category_ids: string[];
                                channels: string[];
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                images: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                }[];
                                language: string;
                                name: string;
                                options: {
                                    name: string;
                                    values: string[];
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                removed_at: string | null;
                                reviews: number;
                                skus: {
                                    available: number;
                                    barcode: string | null;
                                    is_active: boolean;
                                    is_tracked: boolean;
                                    on_hand: number;
                                    option_values: string[];
                                    position: number;
                                    prices: {
                                        amount_minor: number;
                                        currency: string;
                                        list_minor: number | null;
                                        sale_from: string | null;
                                        sale_minor: number | null;
                                        sale_to: string | null;
                                    }[];
                                    requires_shipping: boolean;
                                    reserved: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tracked_product_id: string | null;
                                    weight_g: number;
                                }[];
                                slug: string;
                                /** @enum {string} */
                                status: "draft" | "published";
                                tax_category: string;
                                /** Format: date-time */
                                updated_at: string;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products: one, with all its parts
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    key: string;
                                    value: string;
                                }[];
                                brand: string | null;
                                category_ids: string[];
                                channels: string[];
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                images: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                }[];
                                language: string;
                                name: string;
                                options: {
                                    name: string;
                                    values: string[];
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                removed_at: string | null;
                                reviews: number;
                                skus: {
                                    available: number;
                                    barcode: string | null;
                                    is_active: boolean;
                                    is_tracked: boolean;
                                    on_hand: number;
                                    option_values: string[];
                                    position: number;
                                    prices: {
                                        amount_minor: number;
                                        currency: string;
                                        list_minor: number | null;
                                        sale_from: string | null;
                                        sale_minor: number | null;
                                        sale_to: string | null;
                                    }[];
                                    requires_shipping: boolean;
                                    reserved: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tracked_product_id: string | null;
                                    weight_g: number;
                                }[];
                                slug: string;
                                /** @enum {string} */
                                status: "draft" | "published";
                                tax_category: string;
                                /** Format: date-time */
                                updated_at: string;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        /**
         * Products: change one in part
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attributes?: {
                            key: string;
                            value: string;
                        }[];
                        brand?: string | null;
                        category_ids?: string[];
                        channels?: ("shop" | "live")[];
                        description?: string;
                        language?: string;
                        name?: string;
                        slug?: string;
                        tax_category?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    key: string;
                                    value: string;
                                }[];
                                brand: string | null;
                                category_ids: string[];
                                channels: string[];
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                images: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                }[];
                                language: string;
                                name: string;
                                options: {
                                    name: string;
                                    values: string[];
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                removed_at: string | null;
                                reviews: number;
                                skus: {
                                    available: number;
                                    barcode: string | null;
                                    is_active: boolean;
                                    is_tracked: boolean;
                                    on_hand: number;
                                    option_values: string[];
                                    position: number;
                                    prices: {
                                        amount_minor: number;
                                        currency: string;
                                        list_minor: number | null;
                                        sale_from: string | null;
                                        sale_minor: number | null;
                                        sale_to: string | null;
                                    }[];
                                    requires_shipping: boolean;
                                    reserved: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tracked_product_id: string | null;
                                    weight_g: number;
                                }[];
                                slug: string;
                                /** @enum {string} */
                                status: "draft" | "published";
                                tax_category: string;
                                /** Format: date-time */
                                updated_at: string;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Products: remove it; for 30 days it can be brought back
         * @description For role member and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    key: string;
                                    value: string;
                                }[];
                                brand: string | null;
                                category_ids: string[];
                                channels: string[];
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                images: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                }[];
                                language: string;
                                name: string;
                                options: {
                                    name: string;
                                    values: string[];
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                removed_at: string | null;
                                reviews: number;
                                skus: {
                                    available: number;
                                    barcode: string | null;
                                    is_active: boolean;
                                    is_tracked: boolean;
                                    on_hand: number;
                                    option_values: string[];
                                    position: number;
                                    prices: {
                                        amount_minor: number;
                                        currency: string;
                                        list_minor: number | null;
                                        sale_from: string | null;
                                        sale_minor: number | null;
                                        sale_to: string | null;
                                    }[];
                                    requires_shipping: boolean;
                                    reserved: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tracked_product_id: string | null;
                                    weight_g: number;
                                }[];
                                slug: string;
                                /** @enum {string} */
                                status: "draft" | "published";
                                tax_category: string;
                                /** Format: date-time */
                                updated_at: string;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/{product_id}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Images: their order
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        image_ids: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /**
         * Images: hang one behind the others
         * @description A multipart upload of at most 20 MiB: the field `alt` (optional), then `file`. JPEG, PNG, WebP, AVIF or TIFF; what the camera wrote into it is not kept.
         *
         *     For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                alt: string;
                                height: number;
                                /** Format: uuid */
                                id: string;
                                url: string;
                                width: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/{product_id}/images/{image_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Images: what is said to who does not see it
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    image_id: string;
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        alt: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /**
         * Images: take one down
         * @description For role member and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    image_id: string;
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/{product_id}/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Products: the options and their values
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        options: {
                            name: string;
                            values: {
                                value: string;
                                was?: string;
                            }[];
                            was?: string;
                        }[];
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    key: string;
                                    value: string;
                                }[];
                                brand: string | null;
                                category_ids: string[];
                                channels: string[];
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                images: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                }[];
                                language: string;
                                name: string;
                                options: {
                                    name: string;
                                    values: string[];
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                removed_at: string | null;
                                reviews: number;
                                skus: {
                                    available: number;
                                    barcode: string | null;
                                    is_active: boolean;
                                    is_tracked: boolean;
                                    on_hand: number;
                                    option_values: string[];
                                    position: number;
                                    prices: {
                                        amount_minor: number;
                                        currency: string;
                                        list_minor: number | null;
                                        sale_from: string | null;
                                        sale_minor: number | null;
                                        sale_to: string | null;
                                    }[];
                                    requires_shipping: boolean;
                                    reserved: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tracked_product_id: string | null;
                                    weight_g: number;
                                }[];
                                slug: string;
                                /** @enum {string} */
                                status: "draft" | "published";
                                tax_category: string;
                                /** Format: date-time */
                                updated_at: string;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/{product_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Products: show it to shoppers
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    key: string;
                                    value: string;
                                }[];
                                brand: string | null;
                                category_ids: string[];
                                channels: string[];
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                images: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                }[];
                                language: string;
                                name: string;
                                options: {
                                    name: string;
                                    values: string[];
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                removed_at: string | null;
                                reviews: number;
                                skus: {
                                    available: number;
                                    barcode: string | null;
                                    is_active: boolean;
                                    is_tracked: boolean;
                                    on_hand: number;
                                    option_values: string[];
                                    position: number;
                                    prices: {
                                        amount_minor: number;
                                        currency: string;
                                        list_minor: number | null;
                                        sale_from: string | null;
                                        sale_minor: number | null;
                                        sale_to: string | null;
                                    }[];
                                    requires_shipping: boolean;
                                    reserved: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tracked_product_id: string | null;
                                    weight_g: number;
                                }[];
                                slug: string;
                                /** @enum {string} */
                                status: "draft" | "published";
                                tax_category: string;
                                /** Format: date-time */
                                updated_at: string;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/{product_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Products: bring a removed one back
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    key: string;
                                    value: string;
                                }[];
                                brand: string | null;
                                category_ids: string[];
                                channels: string[];
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                images: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                }[];
                                language: string;
                                name: string;
                                options: {
                                    name: string;
                                    values: string[];
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                removed_at: string | null;
                                reviews: number;
                                skus: {
                                    available: number;
                                    barcode: string | null;
                                    is_active: boolean;
                                    is_tracked: boolean;
                                    on_hand: number;
                                    option_values: string[];
                                    position: number;
                                    prices: {
                                        amount_minor: number;
                                        currency: string;
                                        list_minor: number | null;
                                        sale_from: string | null;
                                        sale_minor: number | null;
                                        sale_to: string | null;
                                    }[];
                                    requires_shipping: boolean;
                                    reserved: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tracked_product_id: string | null;
                                    weight_g: number;
                                }[];
                                slug: string;
                                /** @enum {string} */
                                status: "draft" | "published";
                                tax_category: string;
                                /** Format: date-time */
                                updated_at: string;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/{product_id}/skus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Products: a further SKU
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        barcode?: string | null;
                        is_active?: boolean;
                        is_tracked?: boolean;
                        option_values?: string[];
                        position?: number;
                        prices?: {
                            amount_minor: number;
                            currency: string;
                            list_minor?: number | null;
                            sale_from?: string | null;
                            sale_minor?: number | null;
                            sale_to?: string | null;
                        }[];
                        requires_shipping?: boolean;
                        sku: string;
                        stock?: number;
                        weight_g?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                sku_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/{product_id}/unpublish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Products: take it back to a draft
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    key: string;
                                    value: string;
                                }[];
                                brand: string | null;
                                category_ids: string[];
                                channels: string[];
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                images: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                }[];
                                language: string;
                                name: string;
                                options: {
                                    name: string;
                                    values: string[];
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                removed_at: string | null;
                                reviews: number;
                                skus: {
                                    available: number;
                                    barcode: string | null;
                                    is_active: boolean;
                                    is_tracked: boolean;
                                    on_hand: number;
                                    option_values: string[];
                                    position: number;
                                    prices: {
                                        amount_minor: number;
                                        currency: string;
                                        list_minor: number | null;
                                        sale_from: string | null;
                                        sale_minor: number | null;
                                        sale_to: string | null;
                                    }[];
                                    requires_shipping: boolean;
                                    reserved: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tracked_product_id: string | null;
                                    weight_g: number;
                                }[];
                                slug: string;
                                /** @enum {string} */
                                status: "draft" | "published";
                                tax_category: string;
                                /** Format: date-time */
                                updated_at: string;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products: all, as the import reads them
         * @description What a spreadsheet would run as a formula has a `'` before it, which the import takes away.
         *
         *     For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Products: read a file of them
         * @description A multipart upload of at most 512 MiB with one field, `file`: CSV, JSON or JSONL, gzipped or not, a row a SKU. Columns: `product` (the slug that holds the rows of a product together), `name`, `description`, `brand`, `categories` (`Home > Kitchen; Sale`), `attributes` (`Fabric: Cotton; Fit: Slim`; a `\` before ; : > makes them plain), `tax_category`, `language`, `status` (draft, published), `channels` (shop; live), `option1_name`, `option1_value` … to 5, `sku`, `barcode`, `weight_g`, `requires_shipping`, `is_active`, `is_tracked` (yes, no), `stock` (of new SKUs), and for each currency `price_usd`, `list_price_usd`, `sale_price_usd` as decimals, `sale_from_usd`, `sale_to_usd` as ISO times. What a row leaves empty stays as it is. The same file again changes nothing.
         *
         *     For role member and above.
         */
        post: {
            parameters: {
                query?: {
                    dry_run?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/products/import/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products: how an import goes, and what it found
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    task_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                dry_run: boolean;
                                error: string | null;
                                file_name: string;
                                progress: number;
                                result: {
                                    problems: {
                                        code: string;
                                        field: string | null;
                                        message: string;
                                        row: number;
                                    }[];
                                    problems_found: number;
                                    products_added: number;
                                    products_changed: number;
                                    rows: number;
                                    rows_failed: number;
                                    skus_added: number;
                                    skus_changed: number;
                                } | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Our books of each day beside the provider’s, with what differs
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                currency: string;
                                day: string;
                                differences: {
                                    /** @enum {string} */
                                    kind: "charge" | "refund";
                                    ours_minor: number | null;
                                    payment_id: string | null;
                                    provider_ref: string;
                                    theirs_minor: number | null;
                                }[];
                                /** Format: date-time */
                                made_at: string;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                ours_charged_minor: number;
                                ours_refunded_minor: number;
                                theirs_charged_minor: number;
                                theirs_fees_minor: number;
                                theirs_refunded_minor: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Compare a day (UTC) again
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                day: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refunds, the newest first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    order_id?: string;
                    status?: "pending" | "succeeded" | "failed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                failure_code: string | null;
                                /** Format: uuid */
                                order_id: string;
                                /** Format: uuid */
                                payment_id: string;
                                provider_ref: string | null;
                                reason: string;
                                /** Format: uuid */
                                refund_id: string;
                                settled_at: string | null;
                                /** @enum {string} */
                                status: "pending" | "succeeded" | "failed";
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/refunds/{refund_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a refund again that failed
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    refund_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                failure_code: string | null;
                                /** Format: uuid */
                                order_id: string;
                                /** Format: uuid */
                                payment_id: string;
                                provider_ref: string | null;
                                reason: string;
                                /** Format: uuid */
                                refund_id: string;
                                settled_at: string | null;
                                /** @enum {string} */
                                status: "pending" | "succeeded" | "failed";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/refunds/{refund_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cash or a transfer was paid back by hand
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    refund_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                /** Format: date-time */
                                created_at: string;
                                currency: string;
                                failure_code: string | null;
                                /** Format: uuid */
                                order_id: string;
                                /** Format: uuid */
                                payment_id: string;
                                provider_ref: string | null;
                                reason: string;
                                /** Format: uuid */
                                refund_id: string;
                                settled_at: string | null;
                                /** @enum {string} */
                                status: "pending" | "succeeded" | "failed";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people want to send back, newest first
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: "requested" | "approved" | "rejected" | "received";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                answer: string | null;
                                ended_at: string | null;
                                lines: {
                                    /** Format: uuid */
                                    line_id: string;
                                    quantity: number;
                                }[];
                                /** Format: uuid */
                                order_id: string;
                                reason: string;
                                refund_minor: number | null;
                                /** Format: date-time */
                                requested_at: string;
                                /** Format: uuid */
                                return_id: string;
                                /** @enum {string} */
                                state: "requested" | "approved" | "rejected" | "received";
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/returns/{return_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let it come back, or not
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    return_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answer?: string;
                        is_approved: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                answer: string | null;
                                ended_at: string | null;
                                lines: {
                                    /** Format: uuid */
                                    line_id: string;
                                    quantity: number;
                                }[];
                                /** Format: uuid */
                                order_id: string;
                                reason: string;
                                refund_minor: number | null;
                                /** Format: date-time */
                                requested_at: string;
                                /** Format: uuid */
                                return_id: string;
                                /** @enum {string} */
                                state: "requested" | "approved" | "rejected" | "received";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/returns/{return_id}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It came back: restock and pay back
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    return_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default true */
                        refund?: boolean;
                        /** @default true */
                        restock?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                answer: string | null;
                                ended_at: string | null;
                                lines: {
                                    /** Format: uuid */
                                    line_id: string;
                                    quantity: number;
                                }[];
                                /** Format: uuid */
                                order_id: string;
                                reason: string;
                                refund_minor: number | null;
                                /** Format: date-time */
                                requested_at: string;
                                /** Format: uuid */
                                return_id: string;
                                /** @enum {string} */
                                state: "requested" | "approved" | "rejected" | "received";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/search/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search: what shoppers looked for, and what found nothing
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: {
                    days?: number;
                    found?: "any" | "none" | "corrected";
                    limit?: number;
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                corrected: string | null;
                                /** Format: date-time */
                                last_at: string;
                                people: number;
                                query: string;
                                results: number;
                                searches: number;
                            }[];
                            pagination: {
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/search/reindex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search: build the index anew beside the present one, and swap them
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/search/synonyms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search: synonyms
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                replacements: string[];
                                terms: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Search: add a synonym
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        replacements?: string[];
                        terms: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                replacements: string[];
                                terms: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/search/synonyms/{synonym_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Search: change a synonym
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    synonym_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        replacements?: string[];
                        terms: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                replacements: string[];
                                terms: string[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Search: remove a synonym
         * @description For role member and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    synonym_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/shipments/{shipment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A parcel leaves, arrives, or is unpacked
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    shipment_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        carrier?: string | null;
                        /** @enum {string} */
                        state: "shipped" | "delivered" | "cancelled";
                        /** @default null */
                        tracking_number?: string | null;
                        /** @default null */
                        tracking_url?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                carrier: string | null;
                                /** Format: date-time */
                                created_at: string;
                                delivered_at: string | null;
                                label_file_id: string | null;
                                lines: {
                                    /** Format: uuid */
                                    line_id: string;
                                    quantity: number;
                                }[];
                                /** Format: uuid */
                                order_id: string;
                                provider: string;
                                /** Format: uuid */
                                shipment_id: string;
                                shipped_at: string | null;
                                /** @enum {string} */
                                state: "packed" | "shipped" | "delivered" | "cancelled";
                                tracking_number: string | null;
                                tracking_url: string | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/shipping-methods/{method_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a way of sending, its rates with it
         * @description For role admin and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    method_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        carrier?: string | null;
                        /** @default true */
                        is_active?: boolean;
                        /** @default null */
                        max_days?: number | null;
                        /** @default null */
                        min_days?: number | null;
                        name: string;
                        /** @default 0 */
                        position?: number;
                        rates: {
                            currency: string;
                            /** @default null */
                            free_over_minor?: number | null;
                            price_minor: number;
                            /** @default null */
                            up_to_g?: number | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                carrier: string | null;
                                is_active: boolean;
                                max_days: number | null;
                                /** Format: uuid */
                                method_id: string;
                                min_days: number | null;
                                name: string;
                                position: number;
                                rates: {
                                    currency: string;
                                    free_over_minor: number | null;
                                    price_minor: number;
                                    up_to_g: number | null;
                                }[];
                                /** Format: uuid */
                                zone_id: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Remove a way of sending
         * @description For role admin and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    method_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/shipping-zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where is sent to, how, and what it costs
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                countries: string[];
                                methods: {
                                    carrier: string | null;
                                    is_active: boolean;
                                    max_days: number | null;
                                    /** Format: uuid */
                                    method_id: string;
                                    min_days: number | null;
                                    name: string;
                                    position: number;
                                    rates: {
                                        currency: string;
                                        free_over_minor: number | null;
                                        price_minor: number;
                                        up_to_g: number | null;
                                    }[];
                                    /** Format: uuid */
                                    zone_id: string;
                                }[];
                                name: string;
                                /** Format: uuid */
                                zone_id: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a zone
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        countries?: string[];
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                countries: string[];
                                methods: {
                                    carrier: string | null;
                                    is_active: boolean;
                                    max_days: number | null;
                                    /** Format: uuid */
                                    method_id: string;
                                    min_days: number | null;
                                    name: string;
                                    position: number;
                                    rates: {
                                        currency: string;
                                        free_over_minor: number | null;
                                        price_minor: number;
                                        up_to_g: number | null;
                                    }[];
                                    /** Format: uuid */
                                    zone_id: string;
                                }[];
                                name: string;
                                /** Format: uuid */
                                zone_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/shipping-zones/{zone_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a zone
         * @description For role admin and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    zone_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        countries?: string[];
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /**
         * Remove a zone and its methods
         * @description For role admin and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    zone_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/shipping-zones/{zone_id}/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a way of sending
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    zone_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        carrier?: string | null;
                        /** @default true */
                        is_active?: boolean;
                        /** @default null */
                        max_days?: number | null;
                        /** @default null */
                        min_days?: number | null;
                        name: string;
                        /** @default 0 */
                        position?: number;
                        rates: {
                            currency: string;
                            /** @default null */
                            free_over_minor?: number | null;
                            price_minor: number;
                            /** @default null */
                            up_to_g?: number | null;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                carrier: string | null;
                                is_active: boolean;
                                max_days: number | null;
                                /** Format: uuid */
                                method_id: string;
                                min_days: number | null;
                                name: string;
                                position: number;
                                rates: {
                                    currency: string;
                                    free_over_minor: number | null;
                                    price_minor: number;
                                    up_to_g: number | null;
                                }[];
                                /** Format: uuid */
                                zone_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/skus/{sku_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * SKUs: change one in part, or link it to a tracked product
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sku_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        barcode?: string | null;
                        is_active?: boolean;
                        option_values?: string[];
                        position?: number;
                        prices?: {
                            amount_minor: number;
                            currency: string;
                            list_minor?: number | null;
                            sale_from?: string | null;
                            sale_minor?: number | null;
                            sale_to?: string | null;
                        }[];
                        requires_shipping?: boolean;
                        sku?: string;
                        tracked_product_id?: string | null;
                        weight_g?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /**
         * SKUs: take one out of what is sold
         * @description For role member and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sku_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By day (UTC), method and currency, both days included: charged, refunded, fees, disputed, net. As CSV with decimal amounts, too
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query: {
                    format?: "json" | "csv";
                    from: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                charged_minor: number;
                                currency: string;
                                day: string;
                                disputed_minor: number;
                                fees_minor: number;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                net_minor: number;
                                refunded_minor: number;
                            }[];
                        } | string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The settings of the team’s store
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                country: string;
                                currencies: string[];
                                currency: string;
                                domain: string | null;
                                is_open: boolean;
                                languages: string[];
                                name: string;
                                order_prefix: string;
                                prices_include_tax: boolean;
                            };
                        };
                    };
                };
            };
        };
        /**
         * Set up or change the store
         * @description For role admin and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code?: string;
                        country?: string;
                        currencies?: string[];
                        currency?: string;
                        domain?: string | null;
                        is_open?: boolean;
                        languages?: string[];
                        name?: string;
                        order_prefix?: string;
                        prices_include_tax?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                country: string;
                                currencies: string[];
                                currency: string;
                                domain: string | null;
                                is_open: boolean;
                                languages: string[];
                                name: string;
                                order_prefix: string;
                                prices_include_tax: boolean;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/tax-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tax rates
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                category: string;
                                country: string;
                                name: string;
                                on_shipping: boolean;
                                rate: string;
                                /** Format: uuid */
                                rate_id: string;
                                region: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a tax rate
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default standard */
                        category?: string;
                        country: string;
                        name: string;
                        /** @default true */
                        on_shipping?: boolean;
                        rate: string;
                        /** @default null */
                        region?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                category: string;
                                country: string;
                                name: string;
                                on_shipping: boolean;
                                rate: string;
                                /** Format: uuid */
                                rate_id: string;
                                region: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/admin/tax-rates/{rate_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a tax rate; orders keep theirs
         * @description For role admin and above.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rate_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default standard */
                        category?: string;
                        name?: string;
                        /** @default true */
                        on_shipping?: boolean;
                        rate?: string;
                        /** @default null */
                        region?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                category: string;
                                country: string;
                                name: string;
                                on_shipping: boolean;
                                rate: string;
                                /** Format: uuid */
                                rate_id: string;
                                region: string | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Remove a tax rate
         * @description For role admin and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rate_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cart, at the prices and the stock of now */
        get: {
            parameters: {
                query?: {
                    currency?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                cart_id: string | null;
                                coupon_code: string | null;
                                currency: string;
                                discount_minor: number;
                                email: string | null;
                                hash: string;
                                lines: {
                                    available: number | null;
                                    discount_minor: number;
                                    image_id: string | null;
                                    line_minor: number;
                                    list_minor: number | null;
                                    name: string;
                                    option_text: string;
                                    problem: ("UNAVAILABLE" | "SOLD_OUT" | "TOO_FEW") | null;
                                    product_id: string | null;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    slug: string | null;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                    was_minor: number | null;
                                }[];
                                needs_shipping: boolean;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                problems: {
                                    /** @enum {string} */
                                    code: "CART_EMPTY" | "LINE_PROBLEM" | "EMAIL_MISSING" | "ADDRESS_MISSING" | "SHIPPING_MISSING" | "NOT_SENT_THERE" | "COUPON_UNKNOWN" | "COUPON_OFF" | "COUPON_NOT_YET" | "COUPON_OVER" | "COUPON_USED_UP" | "COUPON_CURRENCY" | "COUPON_MINIMUM" | "NOT_ENOUGH_POINTS" | "SIGN_IN_FOR_POINTS";
                                    field: string;
                                }[];
                                shipping: {
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                    price_minor: number;
                                } | null;
                                shipping_minor: number;
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        /** Address, e-mail, way of sending, coupon, points, currency */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address?: {
                            /** @default null */
                            city?: string | null;
                            /** @default null */
                            company?: string | null;
                            country: string;
                            line1: string;
                            /** @default null */
                            line2?: string | null;
                            name: string;
                            /** @default null */
                            phone?: string | null;
                            /** @default null */
                            postcode?: string | null;
                            /** @default null */
                            region?: string | null;
                        } | null;
                        coupon_code?: string | null;
                        currency?: string;
                        email?: string | null;
                        points?: number;
                        shipping_method_id?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                cart_id: string | null;
                                coupon_code: string | null;
                                currency: string;
                                discount_minor: number;
                                email: string | null;
                                hash: string;
                                lines: {
                                    available: number | null;
                                    discount_minor: number;
                                    image_id: string | null;
                                    line_minor: number;
                                    list_minor: number | null;
                                    name: string;
                                    option_text: string;
                                    problem: ("UNAVAILABLE" | "SOLD_OUT" | "TOO_FEW") | null;
                                    product_id: string | null;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    slug: string | null;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                    was_minor: number | null;
                                }[];
                                needs_shipping: boolean;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                problems: {
                                    /** @enum {string} */
                                    code: "CART_EMPTY" | "LINE_PROBLEM" | "EMAIL_MISSING" | "ADDRESS_MISSING" | "SHIPPING_MISSING" | "NOT_SENT_THERE" | "COUPON_UNKNOWN" | "COUPON_OFF" | "COUPON_NOT_YET" | "COUPON_OVER" | "COUPON_USED_UP" | "COUPON_CURRENCY" | "COUPON_MINIMUM" | "NOT_ENOUGH_POINTS" | "SIGN_IN_FOR_POINTS";
                                    field: string;
                                }[];
                                shipping: {
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                    price_minor: number;
                                } | null;
                                shipping_minor: number;
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** Empty the cart */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/cart/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put something into the cart; a guest gets the secret that names it */
        post: {
            parameters: {
                query?: {
                    currency?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 1 */
                        quantity?: number;
                        /** Format: uuid */
                        sku_id: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cart_token?: string;
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                cart_id: string | null;
                                coupon_code: string | null;
                                currency: string;
                                discount_minor: number;
                                email: string | null;
                                hash: string;
                                lines: {
                                    available: number | null;
                                    discount_minor: number;
                                    image_id: string | null;
                                    line_minor: number;
                                    list_minor: number | null;
                                    name: string;
                                    option_text: string;
                                    problem: ("UNAVAILABLE" | "SOLD_OUT" | "TOO_FEW") | null;
                                    product_id: string | null;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    slug: string | null;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                    was_minor: number | null;
                                }[];
                                needs_shipping: boolean;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                problems: {
                                    /** @enum {string} */
                                    code: "CART_EMPTY" | "LINE_PROBLEM" | "EMAIL_MISSING" | "ADDRESS_MISSING" | "SHIPPING_MISSING" | "NOT_SENT_THERE" | "COUPON_UNKNOWN" | "COUPON_OFF" | "COUPON_NOT_YET" | "COUPON_OVER" | "COUPON_USED_UP" | "COUPON_CURRENCY" | "COUPON_MINIMUM" | "NOT_ENOUGH_POINTS" | "SIGN_IN_FOR_POINTS";
                                    field: string;
                                }[];
                                shipping: {
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                    price_minor: number;
                                } | null;
                                shipping_minor: number;
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/cart/items/{sku_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** So many of it; 0 takes it out */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sku_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        quantity: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                cart_id: string | null;
                                coupon_code: string | null;
                                currency: string;
                                discount_minor: number;
                                email: string | null;
                                hash: string;
                                lines: {
                                    available: number | null;
                                    discount_minor: number;
                                    image_id: string | null;
                                    line_minor: number;
                                    list_minor: number | null;
                                    name: string;
                                    option_text: string;
                                    problem: ("UNAVAILABLE" | "SOLD_OUT" | "TOO_FEW") | null;
                                    product_id: string | null;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    slug: string | null;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                    was_minor: number | null;
                                }[];
                                needs_shipping: boolean;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                problems: {
                                    /** @enum {string} */
                                    code: "CART_EMPTY" | "LINE_PROBLEM" | "EMAIL_MISSING" | "ADDRESS_MISSING" | "SHIPPING_MISSING" | "NOT_SENT_THERE" | "COUPON_UNKNOWN" | "COUPON_OFF" | "COUPON_NOT_YET" | "COUPON_OVER" | "COUPON_USED_UP" | "COUPON_CURRENCY" | "COUPON_MINIMUM" | "NOT_ENOUGH_POINTS" | "SIGN_IN_FOR_POINTS";
                                    field: string;
                                }[];
                                shipping: {
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                    price_minor: number;
                                } | null;
                                shipping_minor: number;
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** Take it out of the cart */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    sku_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                cart_id: string | null;
                                coupon_code: string | null;
                                currency: string;
                                discount_minor: number;
                                email: string | null;
                                hash: string;
                                lines: {
                                    available: number | null;
                                    discount_minor: number;
                                    image_id: string | null;
                                    line_minor: number;
                                    list_minor: number | null;
                                    name: string;
                                    option_text: string;
                                    problem: ("UNAVAILABLE" | "SOLD_OUT" | "TOO_FEW") | null;
                                    product_id: string | null;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    slug: string | null;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                    was_minor: number | null;
                                }[];
                                needs_shipping: boolean;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                problems: {
                                    /** @enum {string} */
                                    code: "CART_EMPTY" | "LINE_PROBLEM" | "EMAIL_MISSING" | "ADDRESS_MISSING" | "SHIPPING_MISSING" | "NOT_SENT_THERE" | "COUPON_UNKNOWN" | "COUPON_OFF" | "COUPON_NOT_YET" | "COUPON_OVER" | "COUPON_USED_UP" | "COUPON_CURRENCY" | "COUPON_MINIMUM" | "NOT_ENOUGH_POINTS" | "SIGN_IN_FOR_POINTS";
                                    field: string;
                                }[];
                                shipping: {
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                    price_minor: number;
                                } | null;
                                shipping_minor: number;
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/cart/shipping-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How it can be sent to the cart’s address, and what each costs */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                carrier: string | null;
                                currency: string;
                                max_days: number | null;
                                /** Format: uuid */
                                method_id: string;
                                min_days: number | null;
                                name: string;
                                price_minor: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tree of categories, with how many products each offers */
        get: {
            parameters: {
                query?: {
                    currency?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                depth: number;
                                /** Format: uuid */
                                id: string;
                                name: string;
                                parent_id: string | null;
                                products: number;
                                slug: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/categories/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A category, the way to it, and those below it */
        get: {
            parameters: {
                query?: {
                    currency?: string;
                };
                header?: never;
                path: {
                    slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                children: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    products: number;
                                    slug: string;
                                }[];
                                /** Format: uuid */
                                id: string;
                                name: string;
                                path: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    slug: string;
                                }[];
                                products: number;
                                slug: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/images/{image_id}/{size}.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An image in a size and format */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    format: "avif" | "webp" | "jpeg";
                    image_id: string;
                    size: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description Default Response */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s orders, newest first */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                channel: "shop" | "live";
                                currency: string;
                                customer_id: string | null;
                                email: string;
                                /** @enum {string} */
                                fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                number: string;
                                /** Format: uuid */
                                order_id: string;
                                pay_until: string | null;
                                /** @enum {string} */
                                payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                pieces: number;
                                /** Format: date-time */
                                placed_at: string;
                                refunded_minor: number;
                                /** @enum {string} */
                                return_status: "none" | "partially_returned" | "returned";
                                /** @enum {string} */
                                state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                total_minor: number;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /** Order the cart as it was seen; a guest gets the secret that proves the order */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cart_id: string;
                        hash: string;
                        language?: string;
                        note?: string;
                        /** @enum {string} */
                        payment_method?: "stripe" | "paypal" | "cod" | "bank";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                authorized_minor: number;
                                cancel_reason: string | null;
                                captured_minor: number;
                                /** @enum {string} */
                                channel: "shop" | "live";
                                confirmed_at: string | null;
                                coupon_code: string | null;
                                currency: string;
                                customer_id: string | null;
                                delivered_at: string | null;
                                discount_minor: number;
                                email: string;
                                /** @enum {string} */
                                fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                language: string;
                                lines: {
                                    delivered: number;
                                    discount_minor: number;
                                    image_id: string | null;
                                    /** Format: uuid */
                                    line_id: string;
                                    line_minor: number;
                                    name: string;
                                    option_text: string;
                                    packed: number;
                                    /** Format: uuid */
                                    product_id: string;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    returned: number;
                                    shipped: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                }[];
                                note: string | null;
                                number: string;
                                /** Format: uuid */
                                order_id: string;
                                pay_until: string | null;
                                payment_method: ("stripe" | "paypal" | "cod" | "bank") | null;
                                /** @enum {string} */
                                payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                pieces: number;
                                /** Format: date-time */
                                placed_at: string;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                refund_pending_minor: number;
                                refunded_minor: number;
                                /** @enum {string} */
                                return_status: "none" | "partially_returned" | "returned";
                                returns: {
                                    answer: string | null;
                                    ended_at: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    reason: string;
                                    refund_minor: number | null;
                                    /** Format: date-time */
                                    requested_at: string;
                                    /** Format: uuid */
                                    return_id: string;
                                    /** @enum {string} */
                                    state: "requested" | "approved" | "rejected" | "received";
                                }[];
                                shipments: {
                                    carrier: string | null;
                                    /** Format: date-time */
                                    created_at: string;
                                    delivered_at: string | null;
                                    label_file_id: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    provider: string;
                                    /** Format: uuid */
                                    shipment_id: string;
                                    shipped_at: string | null;
                                    /** @enum {string} */
                                    state: "packed" | "shipped" | "delivered" | "cancelled";
                                    tracking_number: string | null;
                                    tracking_url: string | null;
                                }[];
                                shipped_at: string | null;
                                shipping: {
                                    carrier: string | null;
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                } | null;
                                shipping_minor: number;
                                shipping_tax_minor: number;
                                /** @enum {string} */
                                state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                timeline: {
                                    /** @enum {string} */
                                    actor: "customer" | "seller" | "system";
                                    actor_id: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    detail: {
                                        [key: string]: unknown;
                                    };
                                    kind: string;
                                }[];
                                total_minor: number;
                            };
                            order_token: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An order, what happened to it, and where its parcels are (guests: X-Order-Token) */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                authorized_minor: number;
                                cancel_reason: string | null;
                                captured_minor: number;
                                /** @enum {string} */
                                channel: "shop" | "live";
                                confirmed_at: string | null;
                                coupon_code: string | null;
                                currency: string;
                                customer_id: string | null;
                                delivered_at: string | null;
                                discount_minor: number;
                                email: string;
                                /** @enum {string} */
                                fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                language: string;
                                lines: {
                                    delivered: number;
                                    discount_minor: number;
                                    image_id: string | null;
                                    /** Format: uuid */
                                    line_id: string;
                                    line_minor: number;
                                    name: string;
                                    option_text: string;
                                    packed: number;
                                    /** Format: uuid */
                                    product_id: string;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    returned: number;
                                    shipped: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                }[];
                                note: string | null;
                                number: string;
                                /** Format: uuid */
                                order_id: string;
                                pay_until: string | null;
                                payment_method: ("stripe" | "paypal" | "cod" | "bank") | null;
                                /** @enum {string} */
                                payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                pieces: number;
                                /** Format: date-time */
                                placed_at: string;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                refund_pending_minor: number;
                                refunded_minor: number;
                                /** @enum {string} */
                                return_status: "none" | "partially_returned" | "returned";
                                returns: {
                                    answer: string | null;
                                    ended_at: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    reason: string;
                                    refund_minor: number | null;
                                    /** Format: date-time */
                                    requested_at: string;
                                    /** Format: uuid */
                                    return_id: string;
                                    /** @enum {string} */
                                    state: "requested" | "approved" | "rejected" | "received";
                                }[];
                                shipments: {
                                    carrier: string | null;
                                    /** Format: date-time */
                                    created_at: string;
                                    delivered_at: string | null;
                                    label_file_id: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    provider: string;
                                    /** Format: uuid */
                                    shipment_id: string;
                                    shipped_at: string | null;
                                    /** @enum {string} */
                                    state: "packed" | "shipped" | "delivered" | "cancelled";
                                    tracking_number: string | null;
                                    tracking_url: string | null;
                                }[];
                                shipped_at: string | null;
                                shipping: {
                                    carrier: string | null;
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                } | null;
                                shipping_minor: number;
                                shipping_tax_minor: number;
                                /** @enum {string} */
                                state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                timeline: {
                                    /** @enum {string} */
                                    actor: "customer" | "seller" | "system";
                                    actor_id: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    detail: {
                                        [key: string]: unknown;
                                    };
                                    kind: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/orders/{order_id}/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another address at the same cost, as long as nothing is packed */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address: {
                            /** @default null */
                            city?: string | null;
                            /** @default null */
                            company?: string | null;
                            country: string;
                            line1: string;
                            /** @default null */
                            line2?: string | null;
                            name: string;
                            /** @default null */
                            phone?: string | null;
                            /** @default null */
                            postcode?: string | null;
                            /** @default null */
                            region?: string | null;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                authorized_minor: number;
                                cancel_reason: string | null;
                                captured_minor: number;
                                /** @enum {string} */
                                channel: "shop" | "live";
                                confirmed_at: string | null;
                                coupon_code: string | null;
                                currency: string;
                                customer_id: string | null;
                                delivered_at: string | null;
                                discount_minor: number;
                                email: string;
                                /** @enum {string} */
                                fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                language: string;
                                lines: {
                                    delivered: number;
                                    discount_minor: number;
                                    image_id: string | null;
                                    /** Format: uuid */
                                    line_id: string;
                                    line_minor: number;
                                    name: string;
                                    option_text: string;
                                    packed: number;
                                    /** Format: uuid */
                                    product_id: string;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    returned: number;
                                    shipped: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                }[];
                                note: string | null;
                                number: string;
                                /** Format: uuid */
                                order_id: string;
                                pay_until: string | null;
                                payment_method: ("stripe" | "paypal" | "cod" | "bank") | null;
                                /** @enum {string} */
                                payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                pieces: number;
                                /** Format: date-time */
                                placed_at: string;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                refund_pending_minor: number;
                                refunded_minor: number;
                                /** @enum {string} */
                                return_status: "none" | "partially_returned" | "returned";
                                returns: {
                                    answer: string | null;
                                    ended_at: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    reason: string;
                                    refund_minor: number | null;
                                    /** Format: date-time */
                                    requested_at: string;
                                    /** Format: uuid */
                                    return_id: string;
                                    /** @enum {string} */
                                    state: "requested" | "approved" | "rejected" | "received";
                                }[];
                                shipments: {
                                    carrier: string | null;
                                    /** Format: date-time */
                                    created_at: string;
                                    delivered_at: string | null;
                                    label_file_id: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    provider: string;
                                    /** Format: uuid */
                                    shipment_id: string;
                                    shipped_at: string | null;
                                    /** @enum {string} */
                                    state: "packed" | "shipped" | "delivered" | "cancelled";
                                    tracking_number: string | null;
                                    tracking_url: string | null;
                                }[];
                                shipped_at: string | null;
                                shipping: {
                                    carrier: string | null;
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                } | null;
                                shipping_minor: number;
                                shipping_tax_minor: number;
                                /** @enum {string} */
                                state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                timeline: {
                                    /** @enum {string} */
                                    actor: "customer" | "seller" | "system";
                                    actor_id: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    detail: {
                                        [key: string]: unknown;
                                    };
                                    kind: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel it, as long as nothing is packed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default changed my mind */
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                address: {
                                    city: string | null;
                                    company: string | null;
                                    country: string;
                                    line1: string;
                                    line2: string | null;
                                    name: string;
                                    phone: string | null;
                                    postcode: string | null;
                                    region: string | null;
                                } | null;
                                authorized_minor: number;
                                cancel_reason: string | null;
                                captured_minor: number;
                                /** @enum {string} */
                                channel: "shop" | "live";
                                confirmed_at: string | null;
                                coupon_code: string | null;
                                currency: string;
                                customer_id: string | null;
                                delivered_at: string | null;
                                discount_minor: number;
                                email: string;
                                /** @enum {string} */
                                fulfilment_status: "unfulfilled" | "partially_shipped" | "shipped" | "delivered" | "nothing_to_ship";
                                language: string;
                                lines: {
                                    delivered: number;
                                    discount_minor: number;
                                    image_id: string | null;
                                    /** Format: uuid */
                                    line_id: string;
                                    line_minor: number;
                                    name: string;
                                    option_text: string;
                                    packed: number;
                                    /** Format: uuid */
                                    product_id: string;
                                    quantity: number;
                                    requires_shipping: boolean;
                                    returned: number;
                                    shipped: number;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    tax_minor: number;
                                    tax_rate: string;
                                    unit_minor: number;
                                }[];
                                note: string | null;
                                number: string;
                                /** Format: uuid */
                                order_id: string;
                                pay_until: string | null;
                                payment_method: ("stripe" | "paypal" | "cod" | "bank") | null;
                                /** @enum {string} */
                                payment_status: "not_paid" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded";
                                pieces: number;
                                /** Format: date-time */
                                placed_at: string;
                                points: number;
                                points_minor: number;
                                prices_include_tax: boolean;
                                refund_pending_minor: number;
                                refunded_minor: number;
                                /** @enum {string} */
                                return_status: "none" | "partially_returned" | "returned";
                                returns: {
                                    answer: string | null;
                                    ended_at: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    reason: string;
                                    refund_minor: number | null;
                                    /** Format: date-time */
                                    requested_at: string;
                                    /** Format: uuid */
                                    return_id: string;
                                    /** @enum {string} */
                                    state: "requested" | "approved" | "rejected" | "received";
                                }[];
                                shipments: {
                                    carrier: string | null;
                                    /** Format: date-time */
                                    created_at: string;
                                    delivered_at: string | null;
                                    label_file_id: string | null;
                                    lines: {
                                        /** Format: uuid */
                                        line_id: string;
                                        quantity: number;
                                    }[];
                                    /** Format: uuid */
                                    order_id: string;
                                    provider: string;
                                    /** Format: uuid */
                                    shipment_id: string;
                                    shipped_at: string | null;
                                    /** @enum {string} */
                                    state: "packed" | "shipped" | "delivered" | "cancelled";
                                    tracking_number: string | null;
                                    tracking_url: string | null;
                                }[];
                                shipped_at: string | null;
                                shipping: {
                                    carrier: string | null;
                                    /** Format: uuid */
                                    method_id: string;
                                    name: string;
                                } | null;
                                shipping_minor: number;
                                shipping_tax_minor: number;
                                /** @enum {string} */
                                state: "pending" | "reserved" | "payment_pending" | "confirmed" | "fulfilling" | "shipped" | "delivered" | "cancelled" | "expired";
                                subtotal_minor: number;
                                tax_minor: number;
                                taxes: {
                                    amount_minor: number;
                                    name: string;
                                    rate: string;
                                }[];
                                timeline: {
                                    /** @enum {string} */
                                    actor: "customer" | "seller" | "system";
                                    actor_id: string | null;
                                    /** Format: date-time */
                                    at: string;
                                    detail: {
                                        [key: string]: unknown;
                                    };
                                    kind: string;
                                }[];
                                total_minor: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/orders/{order_id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to send something back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    order_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lines: {
                            /** Format: uuid */
                            line_id: string;
                            quantity: number;
                        }[];
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                answer: string | null;
                                ended_at: string | null;
                                lines: {
                                    /** Format: uuid */
                                    line_id: string;
                                    quantity: number;
                                }[];
                                /** Format: uuid */
                                order_id: string;
                                reason: string;
                                refund_minor: number | null;
                                /** Format: date-time */
                                requested_at: string;
                                /** Format: uuid */
                                return_id: string;
                                /** @enum {string} */
                                state: "requested" | "approved" | "rejected" | "received";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one can pay in this store */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                publishable_key: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay an order. The same again goes on with the payment that was begun; another method takes its place */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "x-order-token"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        method: "stripe" | "paypal" | "cod" | "bank";
                        /** Format: uuid */
                        order_id: string;
                        /** Format: uri */
                        return_url: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                captured_minor: number;
                                currency: string;
                                failure_code: string | null;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                next_action: ({
                                    client_secret: string;
                                    /** @enum {string} */
                                    kind: "card";
                                    publishable_key: string;
                                    url: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "redirect";
                                    url: string;
                                } | {
                                    account: string;
                                    amount_minor: number;
                                    currency: string;
                                    /** @enum {string} */
                                    kind: "transfer";
                                    reference: string;
                                }) | null;
                                /** Format: uuid */
                                order_id: string;
                                /** Format: uuid */
                                payment_id: string;
                                refunded_minor: number;
                                /** @enum {string} */
                                status: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/payments/{payment_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The shopper is back from the provider: finish what was approved there */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "x-order-token"?: string;
                };
                path: {
                    payment_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                captured_minor: number;
                                currency: string;
                                failure_code: string | null;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                next_action: ({
                                    client_secret: string;
                                    /** @enum {string} */
                                    kind: "card";
                                    publishable_key: string;
                                    url: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "redirect";
                                    url: string;
                                } | {
                                    account: string;
                                    amount_minor: number;
                                    currency: string;
                                    /** @enum {string} */
                                    kind: "transfer";
                                    reference: string;
                                }) | null;
                                /** Format: uuid */
                                order_id: string;
                                /** Format: uuid */
                                payment_id: string;
                                refunded_minor: number;
                                /** @enum {string} */
                                status: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/payments/{payment_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has become of a payment */
        get: {
            parameters: {
                query?: never;
                header?: {
                    "x-order-token"?: string;
                };
                path: {
                    payment_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                amount_minor: number;
                                captured_minor: number;
                                currency: string;
                                failure_code: string | null;
                                /** @enum {string} */
                                method: "stripe" | "paypal" | "cod" | "bank";
                                next_action: ({
                                    client_secret: string;
                                    /** @enum {string} */
                                    kind: "card";
                                    publishable_key: string;
                                    url: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "redirect";
                                    url: string;
                                } | {
                                    account: string;
                                    amount_minor: number;
                                    currency: string;
                                    /** @enum {string} */
                                    kind: "transfer";
                                    reference: string;
                                }) | null;
                                /** Format: uuid */
                                order_id: string;
                                /** Format: uuid */
                                payment_id: string;
                                refunded_minor: number;
                                /** @enum {string} */
                                status: "created" | "pending" | "requires_action" | "processing" | "authorized" | "captured" | "partially_refunded" | "refunded" | "failed" | "voided" | "unknown";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the shop offers
         * @description Totals are counted up to 1,000 (`is_capped` beyond), and pages end at row 10,000.
         */
        get: {
            parameters: {
                query?: {
                    brand?: string;
                    category?: string;
                    currency?: string;
                    in_stock?: string;
                    limit?: number;
                    max_minor?: number;
                    min_minor?: number;
                    page?: number;
                    sort?: "newest" | "price" | "-price" | "name" | "best";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                brand: string | null;
                                currency: string;
                                from_minor: number;
                                image: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                } | null;
                                in_stock: boolean;
                                list_minor: number | null;
                                name: string;
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                reviews: number;
                                slug: string;
                                to_minor: number;
                            }[];
                            pagination: {
                                is_capped: boolean;
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/products/{id_or_slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product as its page shows it
         * @description By id, slug, or a slug that it had: then `moved_from` says so, and `slug` is where it is now.
         */
        get: {
            parameters: {
                query?: {
                    currency?: string;
                };
                header?: never;
                path: {
                    id_or_slug: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attributes: {
                                    key: string;
                                    value: string;
                                }[];
                                brand: string | null;
                                breadcrumbs: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    slug: string;
                                }[][];
                                description: string;
                                images: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                }[];
                                language: string;
                                moved_from: string | null;
                                name: string;
                                options: {
                                    name: string;
                                    values: string[];
                                }[];
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                reviews: number;
                                skus: {
                                    available: number | null;
                                    barcode: string | null;
                                    currency: string;
                                    in_stock: boolean;
                                    list_minor: number | null;
                                    option_values: string[];
                                    price_minor: number;
                                    requires_shipping: boolean;
                                    sale_ends_at: string | null;
                                    sku: string;
                                    /** Format: uuid */
                                    sku_id: string;
                                    weight_g: number;
                                }[];
                                slug: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the shop: words, filters, counts of every filter */
        get: {
            parameters: {
                query?: {
                    brand?: string[];
                    category?: string[];
                    currency?: string;
                    in_stock?: string;
                    limit?: number;
                    page?: number;
                    price_max?: number;
                    price_min?: number;
                    q?: string;
                    rating?: number;
                    sort?: "relevance" | "price" | "-price" | "newest" | "rating";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                brand: string | null;
                                currency: string;
                                from_minor: number;
                                highlights: {
                                    description: {
                                        is_match: boolean;
                                        text: string;
                                    }[] | null;
                                    name: {
                                        is_match: boolean;
                                        text: string;
                                    }[];
                                };
                                image: {
                                    alt: string;
                                    height: number;
                                    /** Format: uuid */
                                    id: string;
                                    url: string;
                                    width: number;
                                } | null;
                                in_stock: boolean;
                                list_minor: number | null;
                                name: string;
                                /** Format: uuid */
                                product_id: string;
                                rating: number | null;
                                reviews: number;
                                slug: string;
                                to_minor: number;
                            }[];
                            did_you_mean: string | null;
                            facets: {
                                key: string;
                                values: {
                                    is_chosen: boolean;
                                    label: string;
                                    products: number;
                                    value: string;
                                }[];
                            }[];
                            in_stock: number;
                            is_loose: boolean;
                            pagination: {
                                is_capped: boolean;
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                            price: {
                                currency: string;
                                max_minor: number;
                                min_minor: number;
                            } | null;
                            ratings: {
                                products: number;
                                stars: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/search/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a shopper may be typing: queries, categories, products */
        get: {
            parameters: {
                query?: {
                    currency?: string;
                    limit?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                categories: {
                                    id: string;
                                    name: string;
                                }[];
                                products: {
                                    name: string;
                                    /** Format: uuid */
                                    product_id: string;
                                }[];
                                queries: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The store one is in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                country: string;
                                currencies: string[];
                                currency: string;
                                languages: string[];
                                name: string;
                                prices_include_tax: boolean;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/users/me/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s points, and what they came from */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                balance: number;
                                entries: {
                                    /** Format: date-time */
                                    at: string;
                                    entry_id: number;
                                    /** @enum {string} */
                                    kind: "earned" | "spent" | "restored" | "reversed" | "adjusted";
                                    note: string | null;
                                    order_id: string | null;
                                    points: number;
                                }[];
                                worth_minor: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/webhooks/paypal/{store}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events of PayPal, signed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    store: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {boolean} */
                                received: true;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop/webhooks/stripe/{store}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events of Stripe, signed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    store: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** @enum {boolean} */
                                received: true;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What your tenant has and used, and where its plan ends
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                counts: {
                                    limit: number | null;
                                    name: string;
                                    /** @enum {string} */
                                    period: "month" | "now";
                                    used: number;
                                }[];
                                /** Format: date-time */
                                since: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                    status?: "pending" | "implemented" | "dismissed";
                    type?: "price" | "title" | "description" | "bullets" | "images" | "keywords";
                };
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                generated_at: string | null;
                                /** Format: uuid */
                                product_id: string;
                                run: {
                                    cost_usd: number | null;
                                    /** @enum {string} */
                                    depth: "quick" | "standard" | "comprehensive";
                                    /** Format: uuid */
                                    fact_set_id: string;
                                    fallback_code: string | null;
                                    include_competitor_data: boolean;
                                    /** @enum {string} */
                                    language: "en" | "zh-TW" | "zh-CN";
                                    model: string | null;
                                    ms: number;
                                    prompt_version: number | null;
                                    /** Format: uuid */
                                    run_id: string;
                                    score: number | null;
                                    task_id: string | null;
                                    tokens_in: number;
                                    tokens_out: number;
                                    types: ("price" | "title" | "description" | "bullets" | "images" | "keywords")[];
                                    /** @enum {string} */
                                    written_by: "computed" | "model";
                                } | null;
                                running_task_id: string | null;
                                suggestions: {
                                    /** Format: date-time */
                                    created_at: string;
                                    currency: string | null;
                                    current_minor: number | null;
                                    current_text: string | null;
                                    edited_at: string | null;
                                    /** @enum {string} */
                                    estimated_impact: "high" | "medium" | "low";
                                    experiment_id: string | null;
                                    facts: {
                                        asin: string | null;
                                        code: string;
                                        currency: string | null;
                                        derived_from: string[];
                                        high: number | null;
                                        /** Format: uuid */
                                        id: string;
                                        listing_id: string | null;
                                        low: number | null;
                                        method: string | null;
                                        metric: string;
                                        observed_at: string | null;
                                        product_id: string | null;
                                        source: string | null;
                                        /** @enum {string} */
                                        unit: "minor" | "rank" | "rating" | "count" | "percent" | "ratio" | "chars" | "bytes" | "days" | "score" | "per_month" | "per_day" | "text";
                                        value: number | string | null;
                                    }[];
                                    impact_score: number;
                                    /** @enum {string} */
                                    implementation_difficulty: "easy" | "medium" | "hard";
                                    implemented_at: string | null;
                                    priority: number;
                                    problems: string[];
                                    /** Format: uuid */
                                    product_id: string;
                                    reason: string;
                                    reason_pieces: {
                                        fact_id: string | null;
                                        text: string;
                                    }[];
                                    /** @enum {string} */
                                    status: "pending" | "implemented" | "dismissed";
                                    suggested_minor: number | null;
                                    suggested_text: string | null;
                                    /** Format: uuid */
                                    suggestion_id: string;
                                    suggestion_text: string;
                                    text_pieces: {
                                        fact_id: string | null;
                                        text: string;
                                    }[];
                                    /** @enum {string} */
                                    type: "price" | "title" | "description" | "bullets" | "images" | "keywords";
                                    /** @enum {string} */
                                    written_by: "computed" | "model";
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Makes suggestions: what nobody has decided on is replaced, what was dismissed is not said again
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default standard
                         * @enum {string}
                         */
                        analysis_depth?: "quick" | "standard" | "comprehensive";
                        /** @default true */
                        include_competitor_data?: boolean;
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "zh-TW" | "zh-CN";
                        suggestion_types?: ("price" | "title" | "description" | "bullets" | "images" | "keywords")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                message: string;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/{product_id}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes them anew, the dismissed ones included; what is implemented stays
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    product_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default standard
                         * @enum {string}
                         */
                        analysis_depth?: "quick" | "standard" | "comprehensive";
                        /** @default true */
                        include_competitor_data?: boolean;
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "zh-TW" | "zh-CN";
                        suggestion_types?: ("price" | "title" | "description" | "bullets" | "images" | "keywords")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                message: string;
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/{suggestion_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Changes the suggested text or price
         * @description For role member and above.
         */
        put: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    suggestion_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        suggested_minor?: number;
                        suggested_text?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                currency: string | null;
                                current_minor: number | null;
                                current_text: string | null;
                                edited_at: string | null;
                                /** @enum {string} */
                                estimated_impact: "high" | "medium" | "low";
                                experiment_id: string | null;
                                facts: {
                                    asin: string | null;
                                    code: string;
                                    currency: string | null;
                                    derived_from: string[];
                                    high: number | null;
                                    /** Format: uuid */
                                    id: string;
                                    listing_id: string | null;
                                    low: number | null;
                                    method: string | null;
                                    metric: string;
                                    observed_at: string | null;
                                    product_id: string | null;
                                    source: string | null;
                                    /** @enum {string} */
                                    unit: "minor" | "rank" | "rating" | "count" | "percent" | "ratio" | "chars" | "bytes" | "days" | "score" | "per_month" | "per_day" | "text";
                                    value: number | string | null;
                                }[];
                                impact_score: number;
                                /** @enum {string} */
                                implementation_difficulty: "easy" | "medium" | "hard";
                                implemented_at: string | null;
                                priority: number;
                                problems: string[];
                                /** Format: uuid */
                                product_id: string;
                                reason: string;
                                reason_pieces: {
                                    fact_id: string | null;
                                    text: string;
                                }[];
                                /** @enum {string} */
                                status: "pending" | "implemented" | "dismissed";
                                suggested_minor: number | null;
                                suggested_text: string | null;
                                /** Format: uuid */
                                suggestion_id: string;
                                suggestion_text: string;
                                text_pieces: {
                                    fact_id: string | null;
                                    text: string;
                                }[];
                                /** @enum {string} */
                                type: "price" | "title" | "description" | "bullets" | "images" | "keywords";
                                /** @enum {string} */
                                written_by: "computed" | "model";
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** @description For role member and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    suggestion_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/{suggestion_id}/implement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Marks it as done on the listing, and opens the experiment that measures whether it helped
         * @description For role member and above.
         */
        post: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    suggestion_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default 28 */
                        baseline_days?: number;
                        /**
                         * @default before_after
                         * @enum {string}
                         */
                        design?: "before_after" | "price_slices";
                        /** @default 28 */
                        horizon_days?: number;
                        /**
                         * @default bsr
                         * @enum {string}
                         */
                        metric?: "bsr" | "units" | "rating";
                        name?: string;
                        price_b_minor?: number;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                currency: string | null;
                                current_minor: number | null;
                                current_text: string | null;
                                edited_at: string | null;
                                /** @enum {string} */
                                estimated_impact: "high" | "medium" | "low";
                                experiment_id: string | null;
                                facts: {
                                    asin: string | null;
                                    code: string;
                                    currency: string | null;
                                    derived_from: string[];
                                    high: number | null;
                                    /** Format: uuid */
                                    id: string;
                                    listing_id: string | null;
                                    low: number | null;
                                    method: string | null;
                                    metric: string;
                                    observed_at: string | null;
                                    product_id: string | null;
                                    source: string | null;
                                    /** @enum {string} */
                                    unit: "minor" | "rank" | "rating" | "count" | "percent" | "ratio" | "chars" | "bytes" | "days" | "score" | "per_month" | "per_day" | "text";
                                    value: number | string | null;
                                }[];
                                impact_score: number;
                                /** @enum {string} */
                                implementation_difficulty: "easy" | "medium" | "hard";
                                implemented_at: string | null;
                                priority: number;
                                problems: string[];
                                /** Format: uuid */
                                product_id: string;
                                reason: string;
                                reason_pieces: {
                                    fact_id: string | null;
                                    text: string;
                                }[];
                                /** @enum {string} */
                                status: "pending" | "implemented" | "dismissed";
                                suggested_minor: number | null;
                                suggested_text: string | null;
                                /** Format: uuid */
                                suggestion_id: string;
                                suggestion_text: string;
                                text_pieces: {
                                    fact_id: string | null;
                                    text: string;
                                }[];
                                /** @enum {string} */
                                type: "price" | "title" | "description" | "bullets" | "images" | "keywords";
                                /** @enum {string} */
                                written_by: "computed" | "model";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/{suggestion_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For role member and above. */
        put: {
            parameters: {
                query?: {
                    language?: "en" | "zh-TW" | "zh-CN";
                };
                header?: never;
                path: {
                    suggestion_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "pending" | "implemented" | "dismissed";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                currency: string | null;
                                current_minor: number | null;
                                current_text: string | null;
                                edited_at: string | null;
                                /** @enum {string} */
                                estimated_impact: "high" | "medium" | "low";
                                experiment_id: string | null;
                                facts: {
                                    asin: string | null;
                                    code: string;
                                    currency: string | null;
                                    derived_from: string[];
                                    high: number | null;
                                    /** Format: uuid */
                                    id: string;
                                    listing_id: string | null;
                                    low: number | null;
                                    method: string | null;
                                    metric: string;
                                    observed_at: string | null;
                                    product_id: string | null;
                                    source: string | null;
                                    /** @enum {string} */
                                    unit: "minor" | "rank" | "rating" | "count" | "percent" | "ratio" | "chars" | "bytes" | "days" | "score" | "per_month" | "per_day" | "text";
                                    value: number | string | null;
                                }[];
                                impact_score: number;
                                /** @enum {string} */
                                implementation_difficulty: "easy" | "medium" | "hard";
                                implemented_at: string | null;
                                priority: number;
                                problems: string[];
                                /** Format: uuid */
                                product_id: string;
                                reason: string;
                                reason_pieces: {
                                    fact_id: string | null;
                                    text: string;
                                }[];
                                /** @enum {string} */
                                status: "pending" | "implemented" | "dismissed";
                                suggested_minor: number | null;
                                suggested_text: string | null;
                                /** Format: uuid */
                                suggestion_id: string;
                                suggestion_text: string;
                                text_pieces: {
                                    fact_id: string | null;
                                    text: string;
                                }[];
                                /** @enum {string} */
                                type: "price" | "title" | "description" | "bullets" | "images" | "keywords";
                                /** @enum {string} */
                                written_by: "computed" | "model";
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    task_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                completed_at: string | null;
                                /** Format: date-time */
                                created_at: string;
                                error: string | null;
                                /** Format: uuid */
                                product_id: string;
                                progress: number;
                                result: {
                                    [key: string]: unknown;
                                } | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                                /** Format: uuid */
                                task_id: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The jobs of your tenant, by queue
         * @description For role admin and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                failed: number;
                                name: string;
                                oldest_waiting_at: string | null;
                                retrying: number;
                                running: number;
                                waiting: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: {
                    kind?: string;
                    limit?: number;
                    page?: number;
                    status?: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                completed_at: string | null;
                                /** Format: date-time */
                                created_at: string;
                                error: string | null;
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                params: {
                                    [key: string]: unknown;
                                };
                                priority: number;
                                progress: number;
                                result: {
                                    [key: string]: unknown;
                                } | null;
                                started_at: string | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                                title: string;
                            }[];
                            pagination: {
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    task_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                completed_at: string | null;
                                /** Format: date-time */
                                created_at: string;
                                error: string | null;
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                params: {
                                    [key: string]: unknown;
                                };
                                priority: number;
                                progress: number;
                                result: {
                                    [key: string]: unknown;
                                } | null;
                                started_at: string | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                                title: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** @description For role member and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    task_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    task_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                completed_at: string | null;
                                /** Format: date-time */
                                created_at: string;
                                error: string | null;
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                params: {
                                    [key: string]: unknown;
                                };
                                priority: number;
                                progress: number;
                                result: {
                                    [key: string]: unknown;
                                } | null;
                                started_at: string | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                                title: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role member and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    task_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                completed_at: string | null;
                                /** Format: date-time */
                                created_at: string;
                                error: string | null;
                                /** Format: uuid */
                                id: string;
                                kind: string;
                                params: {
                                    [key: string]: unknown;
                                };
                                priority: number;
                                progress: number;
                                result: {
                                    [key: string]: unknown;
                                } | null;
                                started_at: string | null;
                                /** @enum {string} */
                                status: "queued" | "running" | "succeeded" | "failed" | "cancelled";
                                title: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role super_admin and above. */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    page?: number;
                    search?: string;
                    status?: "active" | "suspended" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                delete_after: string | null;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                members: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            }[];
                            pagination: {
                                limit: number;
                                page: number;
                                pages: number;
                                total: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * A new tenant; its owner gets an invitation
         * @description For role super_admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code?: string;
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "zh-TW" | "zh-CN";
                        name: string;
                        owner_email: string;
                        /**
                         * @default basic
                         * @enum {string}
                         */
                        plan?: "basic" | "premium" | "enterprise";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                delete_after: string | null;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                members: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role super_admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                delete_after: string | null;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                members: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            };
                        };
                    };
                };
            };
        };
        /** @description For role super_admin and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        crawls_per_month?: number;
                        max_products?: number;
                        max_users?: number;
                        name?: string;
                        /** @enum {string} */
                        plan?: "basic" | "premium" | "enterprise";
                        requests_per_minute?: number;
                        subdomain?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                delete_after: string | null;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                members: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Cancels it. Nobody comes in any more and nothing is fetched for it; its data stays for 30 days, in which it can be activated again, and may then be erased
         * @description For role super_admin and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                delete_after: string | null;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                members: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            };
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant_id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role super_admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                delete_after: string | null;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                members: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role super_admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                delete_after: string | null;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                members: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/{tenant_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role super_admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                delete_after: string | null;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                members: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            };
                        };
                    };
                };
            };
        };
        /** @description For role admin and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        subdomain?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                code: string;
                                crawls_per_month: number;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                max_products: number;
                                max_users: number;
                                name: string;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                /** @enum {string} */
                                status: "active" | "suspended" | "cancelled";
                                subdomain: string | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: {
                    action?: string;
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                action: string;
                                actor_id: string | null;
                                /** Format: date-time */
                                at: string;
                                detail: {
                                    [key: string]: unknown;
                                };
                                id: string;
                                ip: string | null;
                                request_id: string | null;
                                subject: string | null;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole trail, oldest first, one JSON object a line (application/x-ndjson)
         * @description For role admin and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: date-time */
                                expires_at: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                invited_by: string;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For role admin and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invitation_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/invitations/{invitation_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    invitation_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: date-time */
                                expires_at: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                invited_by: string;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/join-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: uuid */
                                id: string;
                                last_signed_in_at: string | null;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                /** @enum {string} */
                                status: "active" | "inactive" | "pending";
                                username: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/join-requests/{user_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default member
                         * @enum {string}
                         */
                        role?: "viewer" | "member" | "admin" | "owner";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: uuid */
                                id: string;
                                last_signed_in_at: string | null;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                /** @enum {string} */
                                status: "active" | "inactive" | "pending";
                                username: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/join-requests/{user_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                created_by: string;
                                expires_at: string | null;
                                hint: string;
                                /** Format: uuid */
                                id: string;
                                last_used_at: string | null;
                                name: string;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin";
                                scopes: string[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description For role admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expires_at?: string;
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "member" | "admin";
                        scopes: ("*" | "tenants:read" | "tenants:write" | "products:read" | "products:write" | "crawl:read" | "crawl:write" | "tasks:read" | "tasks:write" | "alerts:read" | "alerts:write" | "notifications:read" | "notifications:write" | "webhooks:read" | "webhooks:write" | "imports:read" | "imports:write" | "categories:read" | "categories:write" | "competitors:read" | "competitors:write" | "suggestions:read" | "suggestions:write" | "experiments:read" | "experiments:write" | "system:read" | "system:write")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                created_by: string;
                                expires_at: string | null;
                                hint: string;
                                /** Format: uuid */
                                id: string;
                                key: string;
                                last_used_at: string | null;
                                name: string;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin";
                                scopes: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For role admin and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                callback_urls: string[];
                                provider: {
                                    /** Format: date-time */
                                    changed_at: string;
                                    client_id: string;
                                    is_on: boolean;
                                    issuer: string;
                                    lets_in: boolean;
                                    name: string;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        /** @description For role admin and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        client_id: string;
                        client_secret?: string;
                        /** @default true */
                        is_on?: boolean;
                        /** Format: uri */
                        issuer: string;
                        /** @default false */
                        lets_in?: boolean;
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                callback_urls: string[];
                                provider: {
                                    /** Format: date-time */
                                    changed_at: string;
                                    client_id: string;
                                    is_on: boolean;
                                    issuer: string;
                                    lets_in: boolean;
                                    name: string;
                                } | null;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** @description For role admin and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                api_keys: number;
                                crawls_per_month: number;
                                invitations: number;
                                max_api_keys: number;
                                max_products: number;
                                max_users: number;
                                /** @enum {string} */
                                plan: "basic" | "premium" | "enterprise";
                                requests_per_minute: number;
                                users: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: uuid */
                                id: string;
                                last_signed_in_at: string | null;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                /** @enum {string} */
                                status: "active" | "inactive" | "pending";
                                username: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** @description For role admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        /** @enum {string} */
                        language?: "en" | "zh-TW" | "zh-CN";
                        /** @enum {string} */
                        role: "viewer" | "member" | "admin" | "owner";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: date-time */
                                expires_at: string;
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                invited_by: string;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/current/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For role admin and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role?: "viewer" | "member" | "admin" | "owner";
                        /** @enum {string} */
                        status?: "active" | "inactive";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: uuid */
                                id: string;
                                last_signed_in_at: string | null;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                /** @enum {string} */
                                status: "active" | "inactive" | "pending";
                                username: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** @description For role admin and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tenants/join-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role viewer and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        tenant_code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                message: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: uuid */
                                id: string;
                                last_signed_in_at: string | null;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                /** @enum {string} */
                                status: "active" | "inactive" | "pending";
                                username: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: uuid */
                                id: string;
                                last_signed_in_at: string | null;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                /** @enum {string} */
                                status: "active" | "inactive" | "pending";
                                username: string;
                            };
                        };
                    };
                };
            };
        };
        /** @description For role admin and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role?: "viewer" | "member" | "admin" | "owner";
                        /** @enum {string} */
                        status?: "active" | "inactive";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: uuid */
                                id: string;
                                last_signed_in_at: string | null;
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                /** @enum {string} */
                                status: "active" | "inactive" | "pending";
                                username: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** @description For role admin and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    user_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For role viewer and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current_password: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                email: string;
                                /** Format: uuid */
                                id: string;
                                is_super_admin: boolean;
                                language: ("en" | "zh-TW" | "zh-CN") | null;
                                memberships: {
                                    /** @enum {string} */
                                    role: "viewer" | "member" | "admin" | "owner";
                                    /** @enum {string} */
                                    status: "active" | "inactive" | "pending";
                                    /** Format: uuid */
                                    tenant_id: string;
                                    tenant_name: string;
                                }[];
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                /** Format: uuid */
                                tenant_id: string;
                                tenant_name: string;
                                time_zone: string;
                                username: string;
                            };
                        };
                    };
                };
            };
        };
        /** @description For role viewer and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        language?: "en" | "zh-TW" | "zh-CN";
                        time_zone?: string;
                        username?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                email: string;
                                /** Format: uuid */
                                id: string;
                                is_super_admin: boolean;
                                language: ("en" | "zh-TW" | "zh-CN") | null;
                                memberships: {
                                    /** @enum {string} */
                                    role: "viewer" | "member" | "admin" | "owner";
                                    /** @enum {string} */
                                    status: "active" | "inactive" | "pending";
                                    /** Format: uuid */
                                    tenant_id: string;
                                    tenant_name: string;
                                }[];
                                /** @enum {string} */
                                role: "viewer" | "member" | "admin" | "owner";
                                /** Format: uuid */
                                tenant_id: string;
                                tenant_name: string;
                                time_zone: string;
                                username: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/profile/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How you are known to providers
         * @description For role viewer and above.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                email: string;
                                /** Format: uuid */
                                id: string;
                                issuer: string;
                                /** @enum {string} */
                                kind: "tenant" | "installation";
                                last_used_at: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Where to send the browser to link an account of a provider
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "tenant" | "installation";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/profile/identities/{identity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For role viewer and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    identity_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/profile/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                confirmed_at: string | null;
                                has_password: boolean;
                                is_on: boolean;
                                must_enrol: boolean;
                                recovery_codes_left: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * A new secret, good once a code of it is confirmed
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                secret: string;
                                uri: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/profile/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns it on, and tells the recovery codes this once
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                recovery_codes: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/profile/second-factor/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turns it off: with the password and a code
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/profile/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New recovery codes; the old ones are void
         * @description For role viewer and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                recovery_codes: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/profile/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role viewer and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                browser: string | null;
                                /** Format: date-time */
                                created_at: string;
                                /** Format: uuid */
                                id: string;
                                ip: string | null;
                                is_current: boolean;
                                /** Format: date-time */
                                last_used_at: string;
                                /** @enum {string} */
                                method: "password" | "provider";
                                system: string | null;
                                tenant_name: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Ends all your other sessions
         * @description For role viewer and above.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/profile/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For role viewer and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                disabled_reason: ("gone" | "failing") | null;
                                failing_since: string | null;
                                /** Format: uuid */
                                id: string;
                                is_enabled: boolean;
                                old_secret_until: string | null;
                                types: string[];
                                url: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * The secret in the answer is shown once
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        description?: string;
                        /** @default true */
                        is_enabled?: boolean;
                        types?: ("incident.opened" | "incident.escalated" | "incident.resolved")[];
                        url: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                disabled_reason: ("gone" | "failing") | null;
                                failing_since: string | null;
                                /** Format: uuid */
                                id: string;
                                is_enabled: boolean;
                                old_secret_until: string | null;
                                secret: string;
                                types: string[];
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                disabled_reason: ("gone" | "failing") | null;
                                failing_since: string | null;
                                /** Format: uuid */
                                id: string;
                                is_enabled: boolean;
                                old_secret_until: string | null;
                                types: string[];
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        /** @description For role admin and above. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string;
                        is_enabled?: boolean;
                        types?: ("incident.opened" | "incident.escalated" | "incident.resolved")[];
                        url?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                disabled_reason: ("gone" | "failing") | null;
                                failing_since: string | null;
                                /** Format: uuid */
                                id: string;
                                is_enabled: boolean;
                                old_secret_until: string | null;
                                types: string[];
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** @description For role admin and above. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For role admin and above. */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    status?: "queued" | "delivered" | "failed";
                };
                header?: never;
                path: {
                    webhook_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attempts: number;
                                /** Format: date-time */
                                created_at: string;
                                error: string | null;
                                /** Format: uuid */
                                id: string;
                                last_attempt_at: string | null;
                                next_attempt_at: string | null;
                                response_body: string | null;
                                response_ms: number | null;
                                response_status: number | null;
                                /** @enum {string} */
                                status: "queued" | "delivered" | "failed";
                                type: string;
                                /** Format: uuid */
                                webhook_id: string;
                            }[];
                            pagination: {
                                cursor: string | null;
                                next: string | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends it again under the id it had
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery_id: string;
                    webhook_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                attempts: number;
                                /** Format: date-time */
                                created_at: string;
                                error: string | null;
                                /** Format: uuid */
                                id: string;
                                last_attempt_at: string | null;
                                next_attempt_at: string | null;
                                response_body: string | null;
                                response_ms: number | null;
                                response_status: number | null;
                                /** @enum {string} */
                                status: "queued" | "delivered" | "failed";
                                type: string;
                                /** Format: uuid */
                                webhook_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Both secrets sign for 24 hours
         * @description For role admin and above.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: date-time */
                                created_at: string;
                                description: string;
                                disabled_reason: ("gone" | "failing") | null;
                                failing_since: string | null;
                                /** Format: uuid */
                                id: string;
                                is_enabled: boolean;
                                old_secret_until: string | null;
                                secret: string;
                                types: string[];
                                url: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For role admin and above. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                /** Format: uuid */
                                delivery_id: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
